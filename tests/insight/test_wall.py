"""Insight reads facts of the other areas, never their rows: watched at every question asked.

The import contract has the same rule; this is its twin, because imports see no foreign keys.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

import naast
from naast.access.actor import CLOCK
from naast.access.roles import Role
from naast.insight.actions.note_day import note_day
from naast.insight.actions.publish import publish
from naast.insight.actions.take_snapshot import take_snapshot
from naast.insight.queries import (
    gather_answers,
    gather_files,
    gather_programme,
    gather_team,
    gather_training,
)
from naast.insight.queries.health import health_for
from naast.insight.queries.own_figures import own_figures
from naast.insight.queries.publications import publication
from naast.supporters.models import Supporter
from tests.actors import an_actor
from tests.factories.facts import invented_facts
from tests.factories.incidents import an_incident
from tests.factories.people import a_supporter
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db
YEARS = ("2023", "2024", "2025")
ROOT = str(Path(naast.__file__).parent)
INSIGHT = f"{ROOT}/insight/"
# Who may, the audit trail and the outbox are asked by every area.
AREAS = (
    "cases", "incidents", "supporters", "people", "knowledge", "calamities", "evaluation",
    "questionnaires", "oversight",
)  # fmt: skip
SHARED = (f"{ROOT}/access/", f"{ROOT}/privacy/", f"{ROOT}/notify/")


def asked_by() -> str:
    """The file of ours that insight itself called for this question; its own, where none."""
    frame: Any = sys._getframe(2)
    inner = ""
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(INSIGHT):
            return inner or name
        if name.startswith(ROOT):
            inner = name
        frame = frame.f_back
    return ""


@contextmanager
def watched() -> Iterator[list[str]]:
    """Questions that insight asks of tables that are not its own, other than through facts."""
    wrong: list[str] = []

    def look(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        by = asked_by()
        through = Path(by).name.startswith("facts") or by.startswith(SHARED)
        others = [
            area
            for area in (
                *("cases", "incidents", "supporters", "people", "knowledge", "calamities"),
                "evaluation",
            )
            if f'"{area}_' in sql
        ]
        if by and others and not through:
            wrong.append(f"{by}: {others}")
        return execute(sql, *rest)

    with connection.execute_wrapper(look):
        yield wrong


def test_everything_that_insight_asks_of_others_goes_through_their_facts() -> None:
    a_supporter()
    coordinator, at = an_actor(Role.COORDINATOR), datetime(2026, 1, 1, 9, tzinfo=UTC)

    with watched() as wrong:
        note_day(actor=CLOCK, at=at)
        take_snapshot(actor=CLOCK, at=at)
        health_for(coordinator)
        own_figures(coordinator, at.date())
        gather_answers.counts("2025")
        gather_files.counts("2025")
        gather_team.figures("2025", at.date())
        for gathered in (gather_training, gather_programme):
            gathered.figures("2025")

    assert wrong == []


def test_publishing_reads_facts_only(vault: RunningVault) -> None:
    a_supporter()
    an_incident(at=datetime(2025, 6, 1, 9, tzinfo=UTC))
    board, at = an_actor(Role.BOARD), datetime(2026, 1, 20, 9, tzinfo=UTC)

    with watched() as wrong:
        publish(actor=CLOCK, at=at, period="2025", facts=invented_facts(*YEARS, cases=4))
        found = publication(board, "2025")

    assert found is not None
    assert (len(found.tables) > 50, wrong) == (True, [])


def test_a_row_read_past_the_facts_would_be_seen() -> None:
    """The control: the same watch, and one line of insight that reads rows itself."""
    code = compile("list(rows.objects.all())", f"{INSIGHT}queries/past_the_facts.py", "exec")

    with watched() as wrong:
        exec(code, {"rows": Supporter})

    assert wrong == [f"{INSIGHT}queries/past_the_facts.py: ['supporters', 'people']"] or wrong == [
        f"{INSIGHT}queries/past_the_facts.py: ['supporters']"
    ]
