"""From the last press to the tables: support ends, its fact is taken from the box, and counted."""

from datetime import timedelta

import pytest

from naast.access.actor import Actor
from naast.cases.logic.words import Press
from naast.insight.logic.disclosure.tables import Cell
from naast.insight.queries.gather_support import counts, forget_facts
from naast.workflows.run_clocks import run_clocks
from tests.factories.cases import (
    AT,
    a_case,
    a_colleague,
    a_coordinator,
    a_supporting_actor,
    asked,
    pressed,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vault")]


def ended(coordinator: Actor, supporter: Actor, profession: str, *presses: Press) -> None:
    person, _ = a_colleague(profession=profession)
    case = a_case(person=person, event_kind="near_miss")
    case = asked(case, supporter, coordinator=coordinator)
    for press in (Press.ACCEPT, *presses):
        case = pressed(case, press, actor=supporter)
    run_clocks(at=AT + timedelta(minutes=11))


def counted(period: str) -> dict[str, dict[Cell, int]]:
    return {one.code: dict(table.counts) for one, table in counts(period)}


def test_support_that_ended_stands_in_the_tables_of_its_year() -> None:
    coordinator, supporter = a_coordinator(), a_supporting_actor()
    for _ in range(6):
        ended(coordinator, supporter, "nurse", Press.TALKED, Press.FINISH)
    for _ in range(3):
        ended(coordinator, supporter, "resident", Press.NO_THANK_YOU)
    assert counted("2026")["support_total"] == {}  # nine are too few
    ended(coordinator, supporter, "midwife", Press.TALKED, Press.FINISH)

    tables = counted("2026")

    assert tables["support_total"] == tables["support_total_3y"] == {(): 10}
    assert tables["support_outcome"] == {("accepted", "accepted"): 7, ("not", "declined"): 3}
    assert tables["support_uptake_group"] == {("accepted", "nurse"): 7, ("not", "doctor"): 3}
    assert tables["support_talks"] == {("accepted", "1"): 7, ("not", "0"): 3}
    assert tables["support_in_time_quarter"] == {("day", "Q1"): 10}
    assert tables["support_cause"] == {("safety",): 10}
    # Once stored, a year stays until the two after it are stored, too.
    assert [forget_facts(year) for year in ("2026", "2027", "2028")] == [0, 0, 10]
    assert counted("2026")["support_total"] == {}
