"""The hospital's own steps hold for files opened afterwards; a file keeps what it has."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from naast.calamities.actions.keep_plan import keep_plan
from naast.calamities.actions.weigh import weigh
from naast.calamities.logic.plan import ClosedDay, OwnStep, shipped, with_closed, with_step
from naast.calamities.models import CalamityFile
from naast.calamities.models_clocks import StepPlan
from naast.calamities.queries.due import how_found
from naast.calamities.queries.plans import plan_now
from tests.factories.calamities import (
    AT,
    TODAY,
    a_calamity,
    a_decision,
    a_file,
    a_secretary,
    acting,
)

pytestmark = pytest.mark.django_db
ASK = OwnStep("own-ask", "working_days", 2, "established", "calamity_secretary", title="Ask works")


def test_a_file_opened_before_keeps_its_steps_and_one_opened_after_has_the_new_ones() -> None:
    secretary = a_secretary()
    before = a_file(secretary)
    plan = with_closed(with_step(shipped(), ASK), ClosedDay(TODAY + timedelta(days=1)))
    keep_plan(actor=acting(secretary), at=AT - timedelta(seconds=1), plan=plan, what="test")
    CalamityFile.objects.filter(pk=before.pk).update(opened_at=AT - timedelta(hours=1))

    weigh(actor=acting(secretary), at=AT, file_id=before.pk, decision=a_decision())
    after = a_calamity(secretary)

    assert not before.steps.filter(rule="own-ask").exists()
    step = after.steps.get(rule="own-ask")
    assert (step.due_on, how_found(step).due) == (date(2026, 3, 5), date(2026, 3, 5))
    assert after.steps.get(rule="nl-igj-report").due_on == date(2026, 3, 5)


def test_a_period_is_changed_for_later_files_only() -> None:
    secretary = a_secretary()
    before = a_calamity(secretary)
    longer = replace(shipped().steps[-1], length=8)
    keep_plan(
        actor=acting(secretary),
        at=AT + timedelta(hours=1),
        plan=with_step(shipped(), longer),
        what="test",
    )

    assert how_found(before.steps.get(rule="own-final-report")).due == date(2026, 4, 13)
    assert plan_now().rule("own-final-report").length == 8


def test_changes_between_which_no_file_was_opened_leave_one_row() -> None:
    secretary = a_secretary()
    for minutes in range(3):
        keep_plan(
            actor=acting(secretary),
            at=AT + timedelta(minutes=minutes),
            plan=with_step(shipped(), replace(ASK, length=minutes + 1)),
            what="test",
        )

    assert StepPlan.objects.count() == 1
    assert plan_now().rule("own-ask").length == 3
