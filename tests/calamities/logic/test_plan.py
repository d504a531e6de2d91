"""The hospital's own steps: the shipped ones, changed, moved, taken away; and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from naast.calamities.logic.plan import (
    ClosedDay,
    OwnStep,
    Plan,
    PlanRefused,
    moved,
    read_plan,
    shipped,
    with_closed,
    with_step,
    without_closed,
    without_step,
    written_plan,
)

NEW = OwnStep("own-x", "working_days", 2, "opened", "calamity_secretary", title="Ask the works")


def names(plan: Plan) -> list[str]:
    return [one.name for one in plan.steps]


def test_the_shipped_steps_are_those_of_the_hospital_that_described_its_work() -> None:
    assert names(shipped()) == [
        "own-director",
        "own-inspectorate",
        "own-analysis",
        "own-feedback",
        "own-final-report",
    ]


def test_a_plan_comes_back_from_the_database_as_it_went_in() -> None:
    plan = with_closed(with_step(shipped(), NEW), ClosedDay(date(2027, 2, 8), "Carnival"))

    assert read_plan(*written_plan(plan)) == plan


def test_steps_are_added_changed_moved_and_taken_away() -> None:
    plan = with_step(shipped(), NEW)
    assert names(plan)[-1] == "own-x"
    assert names(moved(plan, "own-x", "up"))[-2:] == ["own-x", "own-final-report"]
    assert names(moved(plan, "own-x", "down")) == names(plan)

    longer = with_step(plan, replace(NEW, length=3))
    assert (longer.rule("own-x").length, len(longer.steps)) == (3, len(plan.steps))
    assert "own-x" not in names(without_step(plan, "own-x"))


def test_it_starts_at_its_moment_beside_the_law_s_own() -> None:
    plan = with_step(shipped(), NEW)

    assert {one.name for one in plan.begin("opened", "nl")} == {
        "nl-igj-doubt",
        "nl-family-first-talk",
        "nl-family-record-note",
        "own-director",
        "own-x",
    }
    assert {one.name for one in plan.begin("opened", "be")} == {"own-director", "own-x"}


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (replace(NEW, length=0), "length"),
        (replace(NEW, length=251), "length"),
        (replace(NEW, unit="at_once"), "length"),
        (replace(NEW, opens_after=1), "window"),
        (replace(NEW, unit="weeks", opens_after=2), "window"),
    ],
)
def test_a_period_that_is_none_is_refused(step: OwnStep, code: str) -> None:
    with pytest.raises(PlanRefused) as refused:
        with_step(shipped(), step)

    assert refused.value.code == code


def test_thirty_steps_are_enough_and_a_day_is_closed_once() -> None:
    plan = shipped()
    for number in range(25):
        plan = with_step(plan, replace(NEW, name=f"own-{number}"))
    with pytest.raises(PlanRefused):
        with_step(plan, NEW)

    closed = with_closed(shipped(), ClosedDay(date(2027, 2, 8)))
    with pytest.raises(PlanRefused):
        with_closed(closed, ClosedDay(date(2027, 2, 8), "Carnival"))
    assert without_closed(closed, date(2027, 2, 8)) == shipped()
