"""One machine at a time does a duty; a dead one's turn ends; failing waits longer and longer."""

from datetime import UTC, datetime, timedelta

import pytest

from naast.jobs import lease
from naast.jobs.duties import Duty
from naast.jobs.models import DutyLease

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DUTY = Duty("sweep", timedelta(hours=1), timedelta(minutes=5), lambda now: None)


def a_claimed_duty(holder: str = "first") -> None:
    lease.due_names(names=["sweep"], now=NOON)
    assert lease.claim(name="sweep", holder=holder, now=NOON)


def test_a_new_duty_is_due_at_once() -> None:
    assert lease.due_names(names=["sweep"], now=NOON) == {"sweep"}
    assert DutyLease.objects.get().due_at == NOON


def test_a_second_machine_cannot_claim_a_held_duty() -> None:
    a_claimed_duty()

    assert not lease.claim(name="sweep", holder="second", now=NOON + timedelta(seconds=59))


def test_the_lease_of_a_dead_machine_runs_out() -> None:
    a_claimed_duty()

    assert lease.claim(name="sweep", holder="second", now=NOON + lease.LEASE)
    assert not lease.prolong(name="sweep", holder="first", now=NOON + lease.LEASE)


def test_a_heartbeat_keeps_the_lease() -> None:
    a_claimed_duty()

    assert lease.prolong(name="sweep", holder="first", now=NOON + timedelta(seconds=45))
    assert not lease.claim(name="sweep", holder="second", now=NOON + lease.LEASE)


def test_a_finished_duty_is_due_one_period_after_it_began() -> None:
    a_claimed_duty()

    lease.finish(duty=DUTY, holder="first", began=NOON, ended=NOON + timedelta(seconds=9))

    row = DutyLease.objects.get()
    assert (row.holder, row.tries, row.took_seconds) == ("", 0, 9.0)
    assert row.due_at == NOON + timedelta(hours=1)
    assert lease.due_names(names=["sweep"], now=NOON + timedelta(minutes=59)) == set()


def test_one_who_lost_the_lease_cannot_finish() -> None:
    a_claimed_duty()
    lease.claim(name="sweep", holder="second", now=NOON + lease.LEASE)

    lease.finish(duty=DUTY, holder="first", began=NOON, ended=NOON + lease.LEASE)

    assert DutyLease.objects.get().holder == "second"


def test_a_failed_duty_waits_longer_each_time() -> None:
    waits = []
    now = NOON
    lease.due_names(names=["sweep"], now=now)
    for _ in range(11):
        assert lease.claim(name="sweep", holder="first", now=now)
        waits.append(lease.give_up(name="sweep", holder="first", now=now).total_seconds())
        now += timedelta(seconds=waits[-1])

    assert waits == [10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]
