"""The audit trail names work, never colleagues."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError

from naast.access.actor import CLOCK, PUBLIC, Actor
from naast.access.roles import Role
from naast.privacy.audit import forget_cases, record
from naast.privacy.models import AuditEvent, CaseEvent

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 5, 8, tzinfo=UTC)


def user(*roles: Role) -> Actor:
    return Actor(kind="user", id=str(uuid4()), roles=frozenset({Role.COLLEAGUE, *roles}))


def test_work_is_recorded_with_role_and_name() -> None:
    anna = user(Role.COORDINATOR)
    record("grant_role", actor=anna, at=AT, subject="steward")
    event = AuditEvent.objects.get()
    assert (event.role_word, event.actor_name) == ("coordinator", anna.name)
    assert (event.action, event.at, event.subject) == ("grant_role", AT, "steward")


def test_an_event_of_a_case_knows_the_day_and_no_moment() -> None:
    anna, case_id = user(Role.COORDINATOR), uuid4()
    record("offer_support", actor=anna, at=AT, case_id=case_id)
    event = CaseEvent.objects.get()
    assert (event.case_id, event.happened_on) == (case_id, AT.date())
    assert (event.role_word, event.actor_name) == ("coordinator", anna.name)
    assert AuditEvent.objects.count() == 0


def test_the_day_of_a_case_is_the_hospitals_day() -> None:
    late = datetime(2026, 7, 5, 22, 30, tzinfo=UTC)  # half past midnight in Amsterdam
    record("offer_support", actor=CLOCK, at=late, case_id=uuid4())
    assert CaseEvent.objects.get().happened_on == date(2026, 7, 6)


def test_the_events_of_an_erased_case_are_forgotten_and_no_others() -> None:
    gone, kept = uuid4(), uuid4()
    for case_id in (gone, gone, kept):
        record("move_case", actor=CLOCK, at=AT, case_id=case_id)
    assert forget_cases([gone]) == 2
    assert CaseEvent.objects.get().case_id == kept


def test_a_colleague_has_no_name_in_the_trail() -> None:
    event = record("decline", actor=user(), at=AT, case_id=uuid4())
    assert (event.role_word, event.actor_name) == ("colleague", "")


def test_the_public_has_no_name_in_the_trail() -> None:
    event = record("store_incident", actor=PUBLIC, at=AT)
    assert (event.role_word, event.actor_name) == ("public", "")


def test_a_part_of_the_system_keeps_its_word_in_somebodys_own_matter() -> None:
    event = record("remind", actor=CLOCK, at=AT, case_id=uuid4(), own=True)
    assert event.role_word == CLOCK.role_word != "colleague"


def test_a_coordinator_who_asks_for_herself_has_no_name_in_the_trail() -> None:
    anna = user(Role.COORDINATOR)
    event = record("move_case", actor=anna, at=AT, case_id=uuid4(), own=True)
    assert (event.role_word, event.actor_name) == ("colleague", "")


def test_a_supporter_who_reports_has_no_name_even_if_the_caller_forgot_to_say_so() -> None:
    event = record("report_incident", actor=user(Role.PEER_SUPPORTER), at=AT)
    assert (event.role_word, event.actor_name) == ("colleague", "")


def test_the_system_is_named_by_its_part() -> None:
    event = record("turn_epoch", actor=CLOCK, at=AT)
    assert (event.role_word, event.actor_name) == ("clock", "system:clock")


NAMED = {"action": "decline", "role_word": "colleague", "actor_name": "person:1"}


def test_the_database_itself_refuses_a_named_colleague() -> None:
    with pytest.raises(IntegrityError):
        AuditEvent.objects.create(at=AT, **NAMED)


def test_the_database_itself_refuses_a_named_colleague_in_a_case() -> None:
    with pytest.raises(IntegrityError):
        CaseEvent.objects.create(case_id=uuid4(), happened_on=AT.date(), **NAMED)
