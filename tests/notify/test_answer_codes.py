"""Codes with which a question is answered straight from a message."""

import re
from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from naast.access.actor import PUBLIC
from naast.notify.actions.answer_codes import (
    Answer,
    consume_answer_code,
    create_answer_code,
    look_at_answer_code,
)
from naast.notify.choices import AnswerPurpose
from naast.notify.logic.codes import ALPHABET, digest_of, grouped, new_code, normal
from naast.notify.models import AnswerCode
from naast.privacy.models import AuditEvent
from tests.notify.conftest import AT

UNTIL = AT + timedelta(hours=4)


def a_code(case_id: UUID, person_id: UUID) -> str:
    return create_answer_code(case_id=case_id, person_id=person_id, valid_until=UNTIL)


def consumed(code: str, at=AT) -> Answer | None:
    return consume_answer_code(actor=PUBLIC, at=at, code=code)


@pytest.mark.django_db
def test_a_code_answers_once() -> None:
    case_id, person_id = uuid4(), uuid4()
    code = a_code(case_id, person_id)

    assert consumed(code) == Answer(case_id, person_id, AnswerPurpose.REQUEST)
    assert consumed(code) is None


@pytest.mark.django_db
def test_a_code_is_valid_up_to_its_moment() -> None:
    code = a_code(uuid4(), uuid4())

    assert consumed(code, at=UNTIL) is None
    assert consumed(code, at=UNTIL - timedelta(seconds=1)) is not None


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "AAAA-AAAA-AAAA", "x" * 10_000, "née 'DROP", "\x00"])
def test_what_is_no_code_answers_nothing(typed: str) -> None:
    a_code(uuid4(), uuid4())
    assert consumed(typed) is None


@pytest.mark.django_db
def test_looking_at_a_code_does_not_use_it() -> None:
    case_id, person_id = uuid4(), uuid4()
    code = a_code(case_id, person_id)

    assert look_at_answer_code(code, at=AT) == Answer(case_id, person_id, AnswerPurpose.REQUEST)
    assert consumed(code) is not None
    assert look_at_answer_code(code, at=AT) is None


@pytest.mark.django_db
def test_a_second_code_for_the_same_question_is_used_up_with_the_first() -> None:
    case_id, person_id = uuid4(), uuid4()
    first, second = a_code(case_id, person_id), a_code(case_id, person_id)
    other = a_code(case_id, uuid4())

    assert consumed(second) is not None
    assert consumed(first) is None
    assert consumed(other) is not None


@pytest.mark.django_db
def test_the_database_never_holds_the_code() -> None:
    code = a_code(uuid4(), uuid4())

    row = {str(value) for value in AnswerCode.objects.values_list().get()}
    assert {code, normal(code)} & row == set()
    assert digest_of(code) in row


@pytest.mark.django_db
def test_wrong_used_and_old_codes_cost_the_same_queries() -> None:
    used, old = a_code(uuid4(), uuid4()), a_code(uuid4(), uuid4())
    consumed(used)
    AnswerCode.objects.filter(digest=digest_of(old)).update(valid_until_at=AT)

    counts = []
    for code in (used, old, "AAAA-AAAA-AAAA"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert consumed(code) is None
        counts.append([query["sql"].split()[0] for query in queries])

    assert counts[0] == counts[1] == counts[2]


@pytest.mark.django_db
def test_the_audit_trail_says_that_a_code_was_used_and_not_by_whom() -> None:
    consumed(a_code(uuid4(), uuid4()))

    event = AuditEvent.objects.get()
    told = (event.action, event.role_word, event.actor_name, event.subject)
    assert told == ("consume_answer_code", "public", "", "")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_press_at_once_one_is_heard() -> None:
    code = a_code(uuid4(), uuid4())
    start, heard = Barrier(4), []

    def press() -> None:
        start.wait()
        try:
            heard.append(consumed(code) is not None)
        finally:
            connection.close()

    threads = [Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(heard) == [False, False, False, True]


def test_codes_are_twelve_letters_in_groups_of_four() -> None:
    code = grouped(new_code())
    assert re.fullmatch(rf"([{ALPHABET}]{{4}}-){{2}}[{ALPHABET}]{{4}}", code)


def test_codes_differ() -> None:
    assert len({new_code() for _ in range(500)}) == 500


@given(code=st.text(ALPHABET, min_size=12, max_size=12), gaps=st.text(" -", max_size=3))
def test_it_does_not_matter_how_a_code_is_typed(code: str, gaps: str) -> None:
    typed = gaps.join(code.lower()).replace("o", "0").replace("i", "1").replace("b", "8")
    assert digest_of(typed) == digest_of(code) == digest_of(grouped(code))
