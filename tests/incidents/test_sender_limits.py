"""A flood without signing in is slowed down, per address and in all, on any number of machines."""

from datetime import timedelta
from uuid import UUID

import pytest

from naast.access.actor import CLOCK
from naast.incidents.actions.forget_reporters import forget_reporters
from naast.incidents.models import IntakeCount
from naast.incidents.sender_limits import LIMITS, within_limits
from naast.privacy.erasure import Trigger, erase
from tests.factories.incidents import NOON, a_user_actor, an_incident

pytestmark = pytest.mark.django_db
ONE = LIMITS["withdraw"].one_address
ALL = LIMITS["withdraw"].all_together


def sent(address: str, hours: int = 0) -> bool:
    return within_limits(address=address, what="withdraw", at=NOON + timedelta(hours=hours))


def test_one_address_is_stopped_at_its_limit_and_others_are_not() -> None:
    assert [sent("10.0.0.1") for _ in range(ONE)] == [True] * ONE

    assert sent("10.0.0.1") is False
    assert sent("10.0.0.2") is True


def test_the_next_hour_starts_anew() -> None:
    for _ in range(ONE + 1):
        sent("10.0.0.1")

    assert sent("10.0.0.1", hours=1) is True


def test_all_addresses_together_have_a_limit_too() -> None:
    hour = NOON.replace(minute=0)
    IntakeCount.objects.create(counter="all:withdraw", hour_at=hour, count=ALL)

    assert sent("10.0.0.9") is False


def test_one_kind_of_form_does_not_use_up_another() -> None:
    for _ in range(ONE + 1):
        sent("10.0.0.1")

    assert within_limits(address="10.0.0.1", what="report", at=NOON) is True


def test_no_address_is_stored() -> None:
    sent("10.20.30.40")

    assert not IntakeCount.objects.filter(counter__contains="10.20").exists()
    assert IntakeCount.objects.count() == 2


def test_after_thirty_days_the_reporter_is_forgotten_and_the_counts_are_gone() -> None:
    old = an_incident(actor=a_user_actor(), at=NOON)
    young = an_incident(actor=a_user_actor(), at=NOON + timedelta(days=5))
    sent("10.0.0.1")

    count = forget_reporters(actor=CLOCK, at=NOON + timedelta(days=31))

    old.refresh_from_db()
    young.refresh_from_db()
    assert (count, old.reporter_id, young.reporter_id is None) == (1, None, False)
    assert IntakeCount.objects.count() == 0


def test_whoever_leaves_the_hospital_is_no_longer_known_as_reporter() -> None:
    one, other = a_user_actor(), a_user_actor()
    mine, theirs = an_incident(actor=one), an_incident(actor=other)

    erase(Trigger.PERSON_LEFT, UUID(one.id), NOON)

    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.reporter_id, theirs.reporter_id) == (None, UUID(other.id))
