"""The audit trail names work, never colleagues."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError

from naast.access.actor import CLOCK, PUBLIC, Actor
from naast.access.roles import Role
from naast.privacy.audit import record
from naast.privacy.models import AuditEvent

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 5, 8, tzinfo=UTC)


def user(*roles: Role) -> Actor:
    return Actor(kind="user", id=str(uuid4()), roles=frozenset({Role.COLLEAGUE, *roles}))


def test_work_is_recorded_with_role_and_name() -> None:
    anna, case_id = user(Role.COORDINATOR), uuid4()
    event = record("offer_support", actor=anna, at=AT, case_id=case_id, subject="asked")
    assert (event.role_word, event.actor_name) == ("coordinator", anna.name)
    assert (event.action, event.at, event.case_id) == ("offer_support", AT, case_id)
    assert event.subject == "asked"


def test_a_colleague_has_no_name_in_the_trail() -> None:
    event = record("decline", actor=user(), at=AT, case_id=uuid4())
    assert (event.role_word, event.actor_name) == ("colleague", "")


def test_the_public_has_no_name_in_the_trail() -> None:
    event = record("store_incident", actor=PUBLIC, at=AT)
    assert (event.role_word, event.actor_name) == ("public", "")


def test_a_coordinator_who_asks_for_herself_has_no_name_in_the_trail() -> None:
    anna = user(Role.COORDINATOR)
    event = record("start_support", actor=anna, at=AT, case_id=uuid4(), own=True)
    assert (event.role_word, event.actor_name) == ("colleague", "")


def test_a_supporter_who_reports_has_no_name_even_if_the_caller_forgot_to_say_so() -> None:
    event = record("report_incident", actor=user(Role.PEER_SUPPORTER), at=AT)
    assert (event.role_word, event.actor_name) == ("colleague", "")


def test_the_system_is_named_by_its_part() -> None:
    event = record("turn_epoch", actor=CLOCK, at=AT)
    assert (event.role_word, event.actor_name) == ("clock", "system:clock")


def test_the_database_itself_refuses_a_named_colleague() -> None:
    with pytest.raises(IntegrityError):
        AuditEvent.objects.create(
            at=AT, action="decline", role_word="colleague", actor_name="person:1"
        )
