"""A day is corrected with its reason: what stood there stays, clocks follow, done steps do not."""

from datetime import date, timedelta

import pytest

from naast.calamities.actions.correct_date import CorrectionRefused, correct_date
from naast.calamities.actions.keep_step import finish_step
from naast.calamities.actions.lengthen_step import lengthen_step
from naast.calamities.choices_committee import DateField
from naast.calamities.locked import words_of
from naast.calamities.models import CalamityFile
from naast.calamities.models_feedback import DateCorrection
from tests.factories.calamities import AT, TODAY, a_calamity, a_file, a_secretary, acting

pytestmark = pytest.mark.django_db
BEFORE = TODAY - timedelta(days=2)  # a Saturday


def due(file: CalamityFile, rule: str) -> date:
    return file.steps.get(rule=rule).due_on


def test_an_earlier_day_of_noticing_moves_the_open_clocks_that_began_on_it() -> None:
    secretary = a_secretary()
    file = a_file(secretary, happened_on=BEFORE)
    step = file.steps.get(rule="own-director")
    finish_step(actor=acting(secretary), at=AT, step_id=step.pk, done_on=TODAY)
    assert due(file, "nl-igj-doubt") == date(2026, 4, 13)

    found = correct_date(
        actor=acting(secretary),
        at=AT,
        file_id=file.pk,
        which=DateField.NOTICED,
        day=BEFORE,
        reason="The evening shift noticed it.",
    )

    assert due(file, "nl-family-first-talk") == BEFORE + timedelta(days=1)
    assert due(file, "nl-igj-doubt") < date(2026, 4, 13)
    done = file.steps.get(rule="own-director")
    assert (done.done_on, done.due_on, done.starts_on) == (TODAY, TODAY, TODAY)
    assert (found.stayed, "own-director" in found.moved) == (["own-director"], False)
    row = DateCorrection.objects.get()
    assert (row.former, row.corrected, str(row.corrected_by)) == (TODAY, BEFORE, str(secretary.pk))
    assert words_of(row, "reason") == "The evening shift noticed it."
    assert b"evening" not in bytes(row.reason)


def test_the_day_it_was_established_moves_the_report_and_nothing_that_began_otherwise() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary, happened_on=BEFORE, noticed_on=BEFORE)
    before = due(file, "nl-igj-report")
    talk = due(file, "nl-family-first-talk")

    correct_date(
        actor=acting(secretary),
        at=AT,
        file_id=file.pk,
        which=DateField.ESTABLISHED,
        day=BEFORE,
        reason="Minutes of the meeting.",
    )

    assert due(file, "nl-igj-report") < before
    assert due(file, "nl-family-first-talk") == talk


def test_a_correction_keeps_an_extension() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary, happened_on=BEFORE, noticed_on=BEFORE)
    step = file.steps.get(rule="own-final-report")
    lengthen_step(
        actor=acting(secretary),
        at=AT,
        step_id=step.pk,
        still=(TODAY + timedelta(days=1), TODAY + timedelta(days=7)),
    )
    longer = due(file, "own-final-report")

    correct_date(
        actor=acting(secretary),
        at=AT,
        file_id=file.pk,
        which=DateField.ESTABLISHED,
        day=BEFORE,
        reason="Minutes.",
    )

    row = file.steps.get(rule="own-final-report")
    assert row.still != [] and abs((longer - row.due_on).days) <= 5


@pytest.mark.parametrize(
    ("which", "day"),
    [
        (DateField.NOTICED, TODAY + timedelta(days=1)),  # still to come
        (DateField.NOTICED, TODAY),  # no other day
        (DateField.HAPPENED, TODAY + timedelta(days=1)),
        (DateField.NOTICED, BEFORE - timedelta(days=1)),  # before it happened
        (DateField.ESTABLISHED, TODAY),  # not known yet
    ],
)
def test_a_day_that_cannot_be_is_refused(which: DateField, day: date) -> None:
    secretary = a_secretary()
    file = a_file(secretary, happened_on=BEFORE)

    with pytest.raises(CorrectionRefused):
        correct_date(
            actor=acting(secretary), at=AT, file_id=file.pk, which=which, day=day, reason="Why."
        )

    assert not DateCorrection.objects.exists()
