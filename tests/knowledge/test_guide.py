"""The conversation guide holds everything that BRIEF S3 asks, in both languages."""

from pathlib import Path

import polib
import pytest
from django.utils import translation

from naast.knowledge.guide import every_item, every_part, guide, part
from tests.knowledge import required

CATALOGUE = Path("naast/locale/nl/LC_MESSAGES/django.po")
FORBIDDEN = (
    "second victim",
    "culprit",
    "perpetrator",
    "offender",
    "declined",
    "tweede slachtoffer",
)


def english(text: object) -> str:
    with translation.override("en"):
        return str(text)


def test_every_required_item_is_there_with_a_text() -> None:
    texts = {item.id: english(item.text) for item in every_item()}

    missing = [each for each in required.ALL if not texts.get(each)]

    assert missing == []


def test_an_id_is_used_once() -> None:
    ids = [item.id for item in every_item()]

    assert sorted(ids) == sorted(set(ids))


def test_an_id_begins_with_the_part_it_stands_in() -> None:
    strays = [
        item.id for each in every_part() for item in each.items if item.id.split(".")[0] != each.id
    ]

    assert strays == []


def test_one_screen_is_the_opening_five_questions_and_the_signals() -> None:
    screen = guide()

    assert screen.opening.id == "opening.sentence"
    assert [item.id for item in screen.questions] == [
        "question.what_happened",
        "question.how_are_you",
        "question.how_coping",
        "question.who_supports",
        "question.call_again",
    ]
    assert sorted(item.id for item in screen.watch.items) == sorted(required.WATCH)


def test_suicide_is_the_first_signal() -> None:
    assert guide().watch.items[0].id == "watch.suicide"


def test_a_part_is_found_by_its_id_and_a_wrong_id_is_an_error() -> None:
    assert part("interview").id == "interview"
    with pytest.raises(KeyError):
        part("nothing")


def test_no_text_names_a_culprit() -> None:
    found = [
        item.id
        for item in every_item()
        for word in FORBIDDEN
        if word in english(item.text).lower() or word in english(item.detail).lower()
    ]

    assert found == []


def test_every_text_has_a_dutch_translation() -> None:
    assert CATALOGUE.exists(), f"{CATALOGUE} is missing"
    catalogue = {entry.msgid: entry for entry in polib.pofile(str(CATALOGUE))}
    texts = [english(text) for item in every_item() for text in (item.text, item.detail) if text]

    untranslated = [
        text
        for text in texts
        if text not in catalogue or not catalogue[text].msgstr or catalogue[text].fuzzy
    ]

    assert untranslated == []


def test_the_page_of_the_guide_is_complete() -> None:
    shown = guide()
    parts = {each.id for each in shown.more}

    assert {"opening", "question", "saying", "technique", "never", "interview", "family"} <= parts
