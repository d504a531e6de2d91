"""The coordinator's tap, and the note that offers were made."""

from datetime import datetime, timedelta

import pytest

from naast.access.actor import CLOCK
from naast.access.roles import Role
from naast.incidents.actions.decide_support import DecidedBefore, decide_support
from naast.incidents.actions.mark_support_offered import mark_support_offered
from naast.incidents.models import Incident
from naast.privacy.models import AuditEvent
from tests.factories.incidents import NOON, a_user_actor, an_incident

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=2)
COORDINATOR = a_user_actor(None, Role.COORDINATOR)


@pytest.mark.parametrize("tap", ["opened", "not_needed"])
def test_a_decision_ends_the_waiting(tap: str) -> None:
    waiting = an_incident(decision="waits")

    decided = decide_support(actor=COORDINATOR, at=LATER, incident_id=waiting.pk, tap=tap)  # type: ignore[arg-type]

    assert (decided.support_decision, decided.decide_by_at) == (tap, None)


def test_a_question_to_the_reporter_comes_back_within_a_day() -> None:
    waiting = an_incident(decision="waits")

    asked = decide_support(actor=COORDINATOR, at=LATER, incident_id=waiting.pk, tap="asked")

    assert (asked.support_decision, asked.decide_by_at) == ("asked", LATER + timedelta(days=1))


def test_a_second_coordinator_is_told_that_it_was_decided() -> None:
    waiting = an_incident(decision="waits")
    decide_support(actor=COORDINATOR, at=LATER, incident_id=waiting.pk, tap="opened")

    with pytest.raises(DecidedBefore, match="decided by somebody else"):
        decide_support(actor=COORDINATOR, at=LATER, incident_id=waiting.pk, tap="not_needed")


def turned(at: datetime) -> list[bool]:
    mark_support_offered(actor=CLOCK, at=at)
    return list(Incident.objects.order_by("stored_at").values_list("support_offered", flat=True))


def test_lines_turn_on_a_fixed_morning_without_a_moment() -> None:
    an_incident(decision="opened", at=NOON - timedelta(hours=8))  # before six in the morning
    an_incident(decision="opened")  # at noon
    an_incident(decision="waits", at=NOON + timedelta(minutes=1))
    tuesday, wednesday = (NOON.replace(hour=5) + timedelta(days=days) for days in (1, 2))

    assert turned(tuesday - timedelta(minutes=1)) == [False, False, False]
    assert turned(tuesday) == [True, False, False]
    assert turned(wednesday - timedelta(minutes=1)) == [True, False, False]
    assert turned(wednesday) == [True, True, False]
    assert turned(wednesday + timedelta(days=30)) == [True, True, False]

    events = AuditEvent.objects.filter(action="mark_support_offered")
    assert list(events.values_list("subject", flat=True)) == ["", ""]
    assert set(Incident.objects.values_list("offers_turn_on", flat=True)) == {None}


@pytest.mark.parametrize("tap", ["opened", "not_needed"])
def test_a_late_decision_fixes_the_morning(tap: str) -> None:
    waiting = an_incident(decision="waits")
    decide_support(actor=COORDINATOR, at=LATER, incident_id=waiting.pk, tap=tap)  # type: ignore[arg-type]

    assert turned(LATER + timedelta(hours=24)) == [False]
    assert turned(LATER + timedelta(hours=48)) == [True]
