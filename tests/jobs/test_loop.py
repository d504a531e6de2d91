"""The loop does what is due, once; an error is logged without its message; a limit ends it."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from naast.jobs import loop
from naast.jobs.duties import all_duties, duty
from naast.jobs.models import DutyLease
from tests.factories.database import database_url
from tests.factories.duties import only_duty

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


@pytest.mark.django_db
def test_a_due_duty_is_done_once_a_period() -> None:
    done: list[datetime] = []
    with only_duty(done.append, hours=1):
        first = loop.run_due(holder="a", clock=at(NOON))
        early = loop.run_due(holder="b", clock=at(NOON + timedelta(minutes=59)))
        later = loop.run_due(holder="b", clock=at(NOON + timedelta(hours=1)))

    assert (first, early, later) == (["test"], [], ["test"])
    assert done == [NOON, NOON + timedelta(hours=1)]


@pytest.mark.django_db
def test_a_failing_duty_is_tried_again_and_its_message_is_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(now: datetime) -> None:
        raise ValueError("Nurse Janssen")

    with only_duty(fail), caplog.at_level(logging.ERROR):
        assert loop.run_due(holder="a", clock=at(NOON)) == []

    row = DutyLease.objects.get()
    assert (row.holder, row.tries, row.due_at) == ("", 1, NOON + timedelta(seconds=10))
    assert "duty_failed" in caplog.text
    assert "Janssen" not in caplog.text


def test_two_duties_cannot_share_a_name() -> None:
    with only_duty(lambda now: None, name="sweep"), pytest.raises(ValueError, match="sweep"):
        duty(every=timedelta(hours=1), name="sweep")(lambda now: None)


def test_every_shipped_duty_may_take_less_time_than_its_limit_says_and_has_a_plain_name() -> None:
    for name, shipped in all_duties().items():
        assert name == shipped.name == name.lower()
        assert timedelta(seconds=1) <= shipped.limit <= timedelta(hours=1)


_SLOW_WORKER = """
import django; django.setup()
import time
from datetime import timedelta
from naast.jobs import duties, loop
duties.all_duties()
duties._duties.clear()
limit = timedelta(seconds=0.3)
duties.duty(every=limit, name="slow", limit=limit)(lambda now: time.sleep(20))
loop.run_due(holder="child")
"""


@pytest.mark.django_db(transaction=True)
def test_a_duty_past_its_limit_ends_its_process_and_keeps_the_lease_until_it_runs_out() -> None:
    environment = {**os.environ, "NAAST_DATABASE_URL": database_url()}

    child = subprocess.run(
        [sys.executable, "-c", _SLOW_WORKER],
        env={**environment, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        stderr=subprocess.PIPE,
        timeout=90,
        check=False,
    )

    assert child.returncode == loop.EXIT_OVER_LIMIT
    assert json.loads(child.stderr)["event"] == "duty_ended"
    row = DutyLease.objects.get(name="slow")
    assert (row.holder, row.tries) == ("child", 1)
