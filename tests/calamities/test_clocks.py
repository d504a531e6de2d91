"""Clocks that follow decisions and letters: what stays, what starts anew, what is corrected."""

from datetime import date, timedelta
from typing import Any

import pytest

from naast.access.models import User
from naast.calamities.actions.close_file import StillOpen, close_file
from naast.calamities.actions.correct_step import (
    RightValues,
    correct_step,
    let_step_go,
    open_step_again,
)
from naast.calamities.actions.keep_step import (
    StepRefused,
    finish_step,
    start_clock,
)
from naast.calamities.actions.lengthen_step import lengthen_step
from naast.calamities.actions.note_change import Said
from naast.calamities.actions.send_outside import send_outside
from naast.calamities.actions.weigh import weigh
from naast.calamities.choices import Judgement, Stage
from naast.calamities.logic.clocks.deadline import CannotStandStill
from naast.calamities.models import CalamityFile, FileStep
from naast.calamities.models_clocks import StepChange
from naast.calamities.queries.changes import changes_of
from naast.calamities.queries.found_before import found_before
from naast.privacy.erasure import Trigger, erase
from naast.privacy.models import AuditEvent
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
DOUBT, NONE, CALAMITY = Judgement.DOUBT, Judgement.NO_CALAMITY, Judgement.CALAMITY
FAMILY = {"nl-family-first-talk", "nl-family-record-note"}


def decide(
    secretary: User, file: CalamityFile, judgement: Judgement, day: date, **kw: object
) -> None:
    days = (day - TODAY).days
    decision = a_decision(judgement, decided_on=day, **({"no_consequences": False} | kw))
    weigh(actor=acting(secretary), at=AT + timedelta(days=days), file_id=file.pk, decision=decision)


def still_due(file: CalamityFile) -> set[str]:
    rows = FileStep.objects.filter(file=file, done_on=None, not_needed=False)
    return set(rows.values_list("rule", flat=True))


def step(file: CalamityFile, rule: str) -> FileStep:
    return file.steps.get(rule=rule)


def test_no_calamity_keeps_the_talk_with_the_family_and_the_note_in_the_record() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)

    decide(secretary, file, NONE, TODAY)

    assert still_due(file) == FAMILY
    with pytest.raises(StillOpen):
        close_file(actor=acting(secretary), at=AT, file_id=file.pk)
    for rule in FAMILY:
        one = step(file, rule)
        finish_step(actor=acting(secretary), at=AT, step_id=one.pk, done_on=TODAY)
    close_file(actor=acting(secretary), at=AT, file_id=file.pk)


def test_only_where_the_patient_can_notice_nothing_do_they_go_and_they_come_back() -> None:
    secretary = a_secretary()
    file = a_file(secretary)

    decide(secretary, file, NONE, TODAY, no_consequences=True)
    assert still_due(file) == set()

    decide(secretary, file, NONE, TODAY)
    assert still_due(file) == FAMILY


def test_no_calamity_leaves_running_what_somebody_else_started() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    for rule in ("nl-complaint", "nl-igj-investigation"):
        start_clock(actor=acting(secretary), at=AT, file_id=file.pk, rule=rule, starts_on=TODAY)

    decide(secretary, file, NONE, TODAY)

    assert still_due(file) == FAMILY | {"nl-complaint", "nl-igj-investigation"}


@pytest.mark.parametrize("late", [NONE, DOUBT])
def test_an_older_decision_that_is_entered_late_is_kept_and_overrules_nothing(
    late: Judgement,
) -> None:
    secretary = a_secretary()
    file = a_file(secretary)
    decide(secretary, file, CALAMITY, date(2026, 3, 10))
    before = still_due(file)

    decide(secretary, file, late, date(2026, 3, 4))

    file.refresh_from_db()
    assert (file.stage, file.established_on) == (Stage.CALAMITY, date(2026, 3, 10))
    assert still_due(file) == before
    assert "nl-igj-report" in before
    assert file.weighings.count() == 2
    decide(secretary, file, NONE, date(2026, 3, 11))  # a newer one does
    assert still_due(file) == FAMILY


def test_an_older_calamity_counts_from_its_day_unless_it_was_found_to_be_none_since() -> None:
    secretary = a_secretary()
    file, none = a_file(secretary), a_file(secretary)
    decide(secretary, file, DOUBT, date(2026, 3, 10))
    decide(secretary, none, NONE, date(2026, 3, 10))

    for one in (file, none):
        decide(secretary, one, CALAMITY, date(2026, 3, 4))
        one.refresh_from_db()

    assert (file.stage, file.established_on) == (Stage.WEIGHING, date(2026, 3, 4))
    assert {"nl-igj-report", "nl-igj-doubt"} <= still_due(file)
    assert (none.stage, none.established_on, still_due(none)) == (Stage.NO_CALAMITY, None, FAMILY)


def test_the_clock_of_doubt_ends_with_a_decision_and_in_no_other_way() -> None:
    secretary = a_secretary()
    file = a_file(secretary)
    doubt = step(file, "nl-igj-doubt")

    with pytest.raises(StepRefused):
        finish_step(actor=acting(secretary), at=AT, step_id=doubt.pk, done_on=TODAY)
    with pytest.raises(StepRefused):
        let_step_go(actor=acting(secretary), at=AT, step_id=doubt.pk, reason="Enough.")

    decide(secretary, file, CALAMITY, TODAY)
    assert "nl-igj-doubt" not in still_due(file)


def test_in_doubt_again_the_time_to_decide_is_still_that_of_the_detection() -> None:
    secretary = a_secretary()
    file = a_file(secretary)
    decide(secretary, file, NONE, date(2026, 3, 10))

    decide(secretary, file, DOUBT, date(2026, 3, 20))

    assert step(file, "nl-igj-doubt").due_on == date(2026, 4, 13)
    assert still_due(file) == FAMILY | {"nl-igj-doubt"}


def test_still_in_doubt_at_the_end_the_report_is_due_at_once() -> None:
    secretary = a_secretary()
    file = a_file(secretary)
    decide(secretary, file, DOUBT, date(2026, 4, 10))
    assert "nl-igj-still-in-doubt" not in still_due(file)

    decide(secretary, file, DOUBT, date(2026, 4, 14))

    assert step(file, "nl-igj-still-in-doubt").due_on == date(2026, 4, 13)
    decide(secretary, file, CALAMITY, date(2026, 4, 15))
    assert "nl-igj-still-in-doubt" not in still_due(file)


def test_mere_doubt_between_two_findings_keeps_the_first_clock() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)

    decide(secretary, file, DOUBT, date(2026, 3, 3))
    assert step(file, "nl-igj-report").due_on == date(2026, 3, 5)
    assert "nl-igj-report" in still_due(file)
    decide(secretary, file, CALAMITY, date(2026, 3, 9))

    assert step(file, "nl-igj-report").due_on == date(2026, 3, 5)
    assert CalamityFile.objects.get().established_on == TODAY


@pytest.mark.parametrize("between", [(), (DOUBT,)])
def test_found_again_after_none_the_law_s_clock_keeps_its_first_day_and_the_own_steps_begin_anew(
    between: tuple[Judgement, ...],
) -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    told = step(file, "own-inspectorate")
    finish_step(actor=acting(secretary), at=AT, step_id=told.pk, done_on=TODAY)
    decide(secretary, file, NONE, date(2026, 3, 4))
    for judgement in between:
        decide(secretary, file, judgement, date(2026, 3, 10))

    decide(secretary, file, CALAMITY, date(2026, 3, 16))

    report, own = step(file, "nl-igj-report"), step(file, "own-analysis")
    assert (report.starts_on, report.due_on) == (TODAY, date(2026, 3, 5))
    assert (report.done_on, report.not_needed, changes_of(report)) == (None, False, [])
    assert own.due_on == date(2026, 4, 13)
    assert [one.row.due_on for one in changes_of(own)] == [date(2026, 3, 30)]
    assert step(file, "own-inspectorate").done_on == TODAY
    assert CalamityFile.objects.get().established_on == TODAY
    assert found_before(file.pk) == TODAY


def test_only_a_correction_with_its_reason_moves_the_first_day_of_a_calamity_found_again() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    decide(secretary, file, NONE, date(2026, 3, 4))
    decide(secretary, file, CALAMITY, date(2026, 3, 16))
    report = step(file, "nl-igj-report")
    values = RightValues(starts_on=date(2026, 3, 13))
    asked: dict[str, Any] = {"at": AT + timedelta(days=14), "step_id": report.pk, "values": values}

    with pytest.raises(StepRefused):
        correct_step(actor=acting(secretary), reason=" ", **asked)
    correct_step(actor=acting(secretary), reason="The record came on the 13th.", **asked)

    assert step(file, "nl-igj-report").due_on == date(2026, 3, 18)
    assert [one.reason for one in changes_of(report)] == ["The record came on the 13th."]


def test_what_was_reported_in_doubt_is_reported_when_it_is_found_to_be_a_calamity() -> None:
    secretary = a_secretary()
    file = a_file(secretary)
    decide(secretary, file, DOUBT, date(2026, 4, 14))
    sent = step(file, "nl-igj-still-in-doubt")
    day, at = date(2026, 4, 14), AT + timedelta(days=43)
    send_outside(
        actor=acting(secretary), at=at, step_id=sent.pk, sent_on=day, reference="IGJ-2026-9"
    )

    decide(secretary, file, CALAMITY, date(2026, 4, 20))

    assert step(file, "nl-igj-report").done_on == day


def test_an_earlier_day_of_the_finding_brings_the_clocks_forward() -> None:
    secretary = a_secretary()
    file = a_file(secretary)
    decide(secretary, file, CALAMITY, date(2026, 3, 9))

    decide(secretary, file, CALAMITY, date(2026, 3, 3))

    assert step(file, "nl-igj-report").due_on == date(2026, 3, 6)


LATER = AT + timedelta(days=20)
DIRECTOR = Said(date(2026, 3, 20), "The medical director")


def more_time(secretary: User, row: FileStep, until: date) -> FileStep:
    """Asked of the inspectorate in time, with the reason."""
    return lengthen_step(
        actor=acting(secretary),
        at=LATER,
        step_id=row.pk,
        granted_until=until,
        asked=Said(date(2026, 3, 20), "The inspectorate"),
        reason="An expert from outside is needed.",
    )


def an_invitation(secretary: User) -> FileStep:
    return start_clock(
        actor=acting(secretary),
        at=AT,
        file_id=a_calamity(secretary).pk,
        rule="nl-igj-investigation",
        starts_on=date(2026, 3, 19),
    )


def test_an_earlier_day_in_the_inspectorate_s_letter_stands() -> None:
    secretary = a_secretary()
    row = an_invitation(secretary)

    changed = lengthen_step(
        actor=acting(secretary), at=AT, step_id=row.pk, granted_until=date(2026, 5, 1)
    )

    assert (row.due_on, changed.due_on) == (date(2026, 5, 18), date(2026, 5, 1))


def test_a_wrong_extension_is_taken_back_with_its_reason_and_stays_to_be_seen() -> None:
    secretary = a_secretary()
    row = an_invitation(secretary)
    more_time(secretary, row, date(2027, 6, 30))

    values = RightValues(starts_on=row.starts_on, granted_until=date(2026, 6, 30))
    right = correct_step(
        actor=acting(secretary),
        at=LATER + timedelta(hours=1),
        step_id=row.pk,
        values=values,
        reason="A wrong year.",
    )

    assert right.due_on == date(2026, 6, 30)
    newest = changes_of(right)[0]
    assert (newest.reason, newest.row.due_on) == ("A wrong year.", date(2027, 6, 30))
    assert b"wrong year" not in bytes(StepChange.objects.filter(changed="corrected").get().reason)


def test_a_clock_of_the_law_does_not_stand_still_and_one_of_the_hospital_does() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    still = (date(2026, 3, 10), date(2026, 3, 23))
    own = step(file, "own-analysis")
    lengthen_step(actor=acting(secretary), at=AT, step_id=own.pk, still=still)
    assert step(file, "own-analysis").due_on == date(2026, 4, 13)

    report = step(file, "nl-igj-report")
    with pytest.raises(CannotStandStill):
        lengthen_step(actor=acting(secretary), at=AT, step_id=report.pk, still=still)

    assert step(file, "nl-igj-report").due_on == date(2026, 3, 5)


def test_what_was_let_go_with_a_reason_stays_let_go_until_it_is_opened_again() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    row = start_clock(
        actor=acting(secretary), at=AT, file_id=file.pk, rule="nl-complaint", starts_on=TODAY
    )
    let_step_go(actor=acting(secretary), at=AT, step_id=row.pk, reason="The wrong file.")
    decide(secretary, file, CALAMITY, TODAY)
    assert "nl-complaint" not in still_due(file)

    open_step_again(actor=acting(secretary), at=AT, step_id=row.pk, reason="It was right.")
    assert "nl-complaint" in still_due(file)


def test_a_clock_that_was_let_go_can_be_started_on_its_right_day() -> None:
    secretary = a_secretary()
    row = an_invitation(secretary)
    draft = "A draft, not the letter."
    let_step_go(actor=acting(secretary), at=LATER, step_id=row.pk, reason=draft, decided=DIRECTOR)

    again = start_clock(
        actor=acting(secretary),
        at=AT,
        file_id=row.file_id,
        rule=row.rule,
        starts_on=date(2026, 3, 26),
    )

    row.refresh_from_db()
    assert (row.not_needed, again.due_on) == (True, date(2026, 5, 21))
    with pytest.raises(StepRefused):
        start_clock(
            actor=acting(secretary),
            at=AT,
            file_id=row.file_id,
            rule=row.rule,
            starts_on=again.starts_on,
        )


def test_a_step_done_by_mistake_is_open_again_on_its_old_day() -> None:
    secretary = a_secretary()
    row = step(a_calamity(secretary), "own-inspectorate")
    finish_step(actor=acting(secretary), at=AT, step_id=row.pk, done_on=TODAY)

    again = open_step_again(actor=acting(secretary), at=AT, step_id=row.pk, reason="Not sent.")

    assert (again.done_on, again.due_on) == (None, date(2026, 3, 3))


def test_earlier_values_go_with_their_file_and_every_change_leaves_one_line() -> None:
    secretary = a_secretary()
    row = an_invitation(secretary)
    let_step_go(actor=acting(secretary), at=LATER, step_id=row.pk, reason="G.", decided=DIRECTOR)
    lines = AuditEvent.objects.filter(action="let_report_go")
    assert lines.count() == 1

    CalamityFile.objects.update(stage="closed", closed_on=TODAY)
    erase(Trigger.PERIOD_ENDED, None, AT + timedelta(days=5 * 365 + 2))

    assert (StepChange.objects.count(), CalamityFile.objects.count()) == (0, 0)
