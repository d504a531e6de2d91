"""What messages say: every kind, both languages, nothing about anybody."""

import re
from datetime import datetime, timedelta

import pytest
from pytest_django.fixtures import Settings

from naast.notify.choices import ANSWERED_WITH_CODE, MessageKind
from naast.notify.texts import Text, compose, kinds_without_words
from tests.notify.conftest import AT

CODE = "ABCD-EFGH-IJKL"
LONGEST_SMS = 306  # two parts
# Words that would tell whoever looks over a shoulder what this is about.
TELLING = re.compile(
    r"incident|calamity|victim|fault|error|mistake|case\b|patient|suicid|trauma|complaint|match",
    re.IGNORECASE,
)


def text_of(kind: MessageKind, language: str = "en", until: datetime | None = None) -> Text:
    return compose(kind, language=language, code=CODE, until=until)


def test_every_kind_has_words() -> None:
    assert kinds_without_words() == set()


@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_no_word_tells_what_it_is_about(kind: MessageKind, language: str) -> None:
    text = text_of(kind, language, AT)
    assert TELLING.findall(f"{text.subject} {text.body} {text.short}") == []


@pytest.mark.parametrize("kind", MessageKind)
def test_the_subject_is_one_short_line_and_the_text_message_fits_two_parts(
    kind: MessageKind, settings: Settings
) -> None:
    settings.BASE_URL = "https://naast.a-hospital-with-a-long-name.example"
    text = text_of(kind, until=AT)
    assert ("\n" in text.subject, len(text.subject) <= 60) == (False, True)
    assert len(text.short) <= LONGEST_SMS


def test_a_question_has_the_code_behind_the_hash_and_to_type(settings: Settings) -> None:
    settings.BASE_URL = "https://naast.hospital.example"

    text = text_of(MessageKind.REQUEST_TO_SUPPORTER, until=AT + timedelta(hours=4))

    assert text.body == (
        "Someone would like a call. Can you today?\n\n"
        "Answer here: https://naast.hospital.example/answer/#ABCD-EFGH-IJKL\n\n"
        "Or open https://naast.hospital.example/answer/ and type this code: ABCD-EFGH-IJKL\n\n"
        "The code is for you alone and works once, until 24 November, 15:00. "
        "You may say no without a reason. Who it is you see after signing in.\n\n"
        "This message was sent by Naast. You cannot reply to it."
    )
    assert text.short == (
        "Naast: Someone would like a call. Can you today? "
        "https://naast.hospital.example/answer/#ABCD-EFGH-IJKL"
    )


@pytest.mark.parametrize("kind", sorted(set(MessageKind) - set(ANSWERED_WITH_CODE)))
def test_only_a_question_carries_a_code(kind: MessageKind) -> None:
    assert CODE not in text_of(kind).body
