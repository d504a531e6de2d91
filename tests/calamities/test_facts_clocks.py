"""Clocks of calamity files as counts: a year counted by hand."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naast.calamities.facts_clocks import ClocksOfYear, clocks_of_year
from naast.calamities.models import CalamityFile, FileStep
from tests.factories.incidents import an_incident

pytestmark = pytest.mark.django_db
AFTER = date(2026, 1, 15)


def a_row(noticed_on: date, **kw: Any) -> CalamityFile:
    """A file with its columns only: no clock begins by itself."""
    number = f"C-{CalamityFile.objects.count():05}"
    return CalamityFile.objects.create(
        number=number,
        happened_on=noticed_on,
        noticed_on=noticed_on,
        summary=b"",
        opened_by=uuid4(),
        opened_at=datetime(2026, 1, 2, tzinfo=UTC),
        **kw,
    )


def a_step(file: CalamityFile, rule: str, due: date, done: date | None, **kw: Any) -> None:
    FileStep.objects.create(
        file=file, rule=rule, starts_on=due, due_on=due, done_on=done, letter=uuid4(), **kw
    )


def test_a_year_counted_by_hand() -> None:
    march, april = date(2025, 3, 10), date(2025, 4, 1)
    offered = an_incident()
    offered.support_offered = True
    offered.save()
    good = a_row(march, incident=offered)
    a_step(good, "nl-igj-report", march, march)
    a_step(good, "nl-family-first-talk", march, march)
    a_step(good, "nl-igj-investigation", april, april, asked_on=march)
    late = a_row(march, incident=an_incident())
    a_step(late, "nl-igj-report", march, april)
    a_step(late, "own-director", march, march)
    a_step(late, "own-analysis", april, None)
    older = a_row(date(2024, 12, 20))
    a_step(older, "nl-igj-investigation", march, march)
    a_row(date(2024, 5, 1))  # nothing of it was due in the year
    let_go = a_row(date(2025, 6, 1))
    a_step(let_go, "nl-igj-report", date(2025, 6, 4), None, not_needed=True)

    assert clocks_of_year(2025, AFTER) == ClocksOfYear(
        files=4,
        noticed={"this_year": 3, "before": 1},
        report={"in_time": 1, "late": 1, "no_clock": 2},
        investigation={"extended": 1, "in_time": 1, "no_clock": 2},
        first_talk={"in_time": 1, "no_clock": 3},
        own_steps={"late": 1, "no_clock": 3},
        support={"yes": 1, "not_yet": 1, "no_event": 2},
    )


def test_a_clock_that_still_runs_is_not_late() -> None:
    file = a_row(date(2025, 12, 20))
    a_step(file, "nl-igj-investigation", date(2025, 12, 30), None)

    running = clocks_of_year(2025, date(2025, 12, 30)).investigation
    over = clocks_of_year(2025, date(2025, 12, 31)).investigation

    assert (running, over) == ({"no_clock": 1}, {"late": 1})


def test_two_questions_however_many_files() -> None:
    for _ in range(4):
        a_step(a_row(date(2025, 3, 1)), "nl-igj-report", date(2025, 3, 4), None)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        clocks_of_year(2025, AFTER)

    assert len(asked) == 2
