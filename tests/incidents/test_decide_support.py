"""The coordinator's tap, and the note that offers were made."""

from datetime import timedelta

import pytest

from naast.access.actor import CLOCK
from naast.access.roles import Role
from naast.incidents.actions.decide_support import DecidedBefore, decide_support
from naast.incidents.actions.mark_support_offered import mark_support_offered
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


def test_that_offers_were_made_is_a_yes_without_a_moment() -> None:
    incident = an_incident(decision="opened")

    mark_support_offered(actor=CLOCK, at=LATER, incident_id=incident.pk)
    mark_support_offered(actor=CLOCK, at=LATER, incident_id=incident.pk)

    incident.refresh_from_db()
    event = AuditEvent.objects.get(action="mark_support_offered")
    assert (incident.support_offered, event.subject) == (True, "")
