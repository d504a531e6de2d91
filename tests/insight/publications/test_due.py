"""A year is published by itself from 15 January on, once, where Naast was here in it."""

from datetime import UTC, date, datetime

import pytest

from naast.access.roles import Role
from naast.insight.logic.health import Indicator
from naast.insight.models import DaysOfMonth
from naast.insight.models_publication import Publication
from naast.insight.queries.due import year_due
from naast.insight.queries.publications import periods
from naast.jobs.scheduled.publish_year import publish_year
from tests.actors import an_actor
from tests.factories.facts import invented_facts, keep_facts
from tests.factories.publications import SMALL, a_publication
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db


def was_here(month: date) -> None:
    DaysOfMonth.objects.create(
        month=month, indicator=Indicator.CALLS_LATE.value, looked=1, looked_on=month
    )


def test_a_year_is_due_from_the_fifteenth_of_january_until_it_is_published() -> None:
    was_here(date(2025, 12, 1))

    assert [year_due(day) for day in (date(2026, 1, 14), date(2026, 1, 15), date(2026, 7, 1))] == [
        None, "2025", "2025",
    ]  # fmt: skip
    a_publication("2025", declared=SMALL, signed=False)
    assert year_due(date(2026, 1, 16)) == "2025"
    Publication.objects.sign(entry=1, signature="{}")
    assert year_due(date(2026, 1, 16)) is None


def test_a_year_before_naast_came_is_never_due() -> None:
    was_here(date(2026, 1, 1))

    assert year_due(date(2026, 1, 15)) is None


def test_the_clock_publishes_it_once_from_what_the_vault_keeps(vault: RunningVault) -> None:
    was_here(date(2025, 12, 1))
    keep_facts(vault, invented_facts("2025", cases=12))
    reader = an_actor(Role.BOARD)

    publish_year(datetime(2026, 1, 14, 9, tzinfo=UTC))
    assert periods(reader) == []
    for hour in (9, 10):
        publish_year(datetime(2026, 1, 15, hour, tzinfo=UTC))

    assert periods(reader) == ["2025"]
