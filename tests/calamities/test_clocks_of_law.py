"""What the law ties a clock to: its letter, asking for more time, the end of doubt, an hour."""

from datetime import date, time, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from naast.access.actor import CLOCK
from naast.access.models import User
from naast.access.roles import Role
from naast.calamities.actions.begin_doubt_end import end_doubts
from naast.calamities.actions.correct_date import correct_date
from naast.calamities.actions.correct_step import RightValues, correct_step, let_step_go
from naast.calamities.actions.keep_step import StepRefused, finish_step, start_clock
from naast.calamities.actions.lengthen_step import lengthen_step
from naast.calamities.actions.note_change import Said
from naast.calamities.actions.remind_owners import remind_owners
from naast.calamities.actions.send_outside import send_outside
from naast.calamities.actions.weigh import weigh
from naast.calamities.choices import Judgement
from naast.calamities.choices_committee import DateField
from naast.calamities.models import CalamityFile, FileStep
from naast.calamities.queries.changes import changes_of, letter_number
from naast.calamities.queries.due import lateness
from naast.notify.models import OutgoingMessage
from naast.privacy.models import AuditEvent
from tests.factories.calamities import (
    AT,
    TODAY,
    a_calamity,
    a_decision,
    a_file,
    a_holder,
    a_secretary,
    acting,
)

pytestmark = pytest.mark.django_db
COMPLAINT, INVESTIGATION = "nl-complaint", "nl-igj-investigation"
LATER = AT + timedelta(days=60)
MARKS = import_module("naast.calamities.migrations.0014_mark_clocks_of_letters")


def a_clock(secretary: User, rule: str = COMPLAINT, **kw: Any) -> FileStep:
    told: dict[str, Any] = {"starts_on": TODAY} | kw
    file = told.pop("file", None) or a_calamity(secretary)
    return start_clock(actor=acting(secretary), at=AT, file_id=file.pk, rule=rule, **told)


def longer(secretary: User, step: FileStep, **kw: Any) -> FileStep:
    told: dict[str, Any] = {
        "at": LATER,
        "asked": Said(TODAY, "Whoever complained"),
        "reason": "A witness is abroad.",
    } | kw
    return lengthen_step(actor=acting(secretary), step_id=step.pk, **told)


def test_a_second_complaint_has_its_own_clock_and_one_pressed_twice_has_not() -> None:
    secretary = a_secretary()
    first = a_clock(secretary, reference="K-1")

    second = a_clock(secretary, file=first.file, reference="K-2")
    third = a_clock(secretary, file=first.file, starts_on=TODAY + timedelta(days=7))
    with pytest.raises(StepRefused):
        a_clock(secretary, file=first.file, reference="K-2")

    assert [one.due_on for one in (first, second, third)] == [
        date(2026, 4, 13),
        date(2026, 4, 13),
        date(2026, 4, 20),
    ]
    assert first.file.steps.filter(rule=COMPLAINT).count() == 3
    assert [letter_number(one) for one in (first, second, third)] == ["K-1", "K-2", ""]
    assert b"K-2" not in bytes(second.reference)


def test_one_complaint_is_judged_extended_and_let_go_without_the_other() -> None:
    secretary = a_secretary()
    first = a_clock(secretary)
    second = a_clock(secretary, file=first.file, reference="K-2")

    longer(secretary, second, extra_weeks=4)
    finish_step(actor=acting(secretary), at=LATER, step_id=first.pk, done_on=TODAY)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.done_on, second.done_on) == (TODAY, None)
    assert (first.due_on, second.due_on) == (date(2026, 4, 13), date(2026, 5, 11))


@pytest.mark.parametrize("rule", ["nl-igj-report", "nl-igj-doubt", "nl-igj-still-in-doubt"])
def test_what_a_file_begins_by_itself_is_there_once_and_nobody_starts_it_again(rule: str) -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)

    with pytest.raises(StepRefused):
        a_clock(secretary, rule, file=file)

    assert file.steps.filter(rule=rule).count() <= 1


def test_taking_the_clocks_of_letters_back_keeps_the_most_pressing_of_each_rule() -> None:
    secretary = a_secretary()
    late = a_clock(secretary, starts_on=TODAY + timedelta(days=7))
    pressing = a_clock(secretary, file=late.file)
    done = a_clock(secretary, file=late.file, starts_on=TODAY - timedelta(days=7))
    finish_step(actor=acting(secretary), at=AT, step_id=done.pk, done_on=TODAY)
    others = late.file.steps.exclude(rule=COMPLAINT).count()

    MARKS.keep_one(apps, None)

    assert [one.pk for one in late.file.steps.filter(rule=COMPLAINT)] == [pressing.pk]
    assert late.file.steps.exclude(rule=COMPLAINT).count() == others
    late.file.steps.update(letter=None)
    MARKS.name_letters(apps, None)
    marked = late.file.steps.exclude(letter=None)
    assert [(one.rule, one.letter) for one in marked] == [(COMPLAINT, pressing.pk)]


@pytest.mark.parametrize(
    "lacking",
    [
        {"asked": None},
        {"reason": " "},
        {"asked": Said(TODAY, "")},
        {"asked": Said(date(2026, 4, 14), "Whoever complained")},  # after the six weeks
        {"asked": Said(date(2026, 3, 1), "Whoever complained")},  # before the complaint
        {"at": AT, "asked": Said(date(2026, 3, 3), "Whoever complained")},  # still to come
    ],
)
def test_a_complaint_takes_longer_only_with_a_written_notice_in_time(
    lacking: dict[str, Any],
) -> None:
    secretary = a_secretary()
    step = a_clock(secretary)

    with pytest.raises(StepRefused):
        longer(secretary, step, extra_weeks=4, **lacking)
    assert FileStep.objects.get(pk=step.pk).due_on == date(2026, 4, 13)
    told = Said(date(2026, 4, 13), "Whoever complained")
    changed = longer(secretary, step, extra_weeks=4, asked=told)

    assert (changed.due_on, changed.asked_on) == (date(2026, 5, 11), told.on)
    (kept,) = changes_of(changed)
    assert (kept.row.said_on, kept.who, kept.reason) == (*_of(told), "A witness is abroad.")
    assert b"complained" not in bytes(kept.row.who)


def _of(said: Said) -> tuple[date, str]:
    return said.on, said.who


def test_more_time_for_an_investigation_is_asked_before_its_end_and_a_second_time_before_that() -> (
    None
):
    secretary = a_secretary()
    step = a_clock(secretary, INVESTIGATION)
    assert step.due_on == date(2026, 4, 28)
    until = {"granted_until": date(2026, 6, 1), "at": AT + timedelta(days=100)}
    with pytest.raises(StepRefused):
        longer(secretary, step, asked=Said(date(2026, 4, 29), "The inspectorate"), **until)

    longer(secretary, step, asked=Said(date(2026, 4, 28), "The inspectorate"), **until)
    again = {"granted_until": date(2026, 7, 1), "at": AT + timedelta(days=100)}
    with pytest.raises(StepRefused):
        longer(secretary, step, asked=Said(date(2026, 6, 2), "The inspectorate"), **again)
    changed = longer(secretary, step, asked=Said(date(2026, 6, 1), "The inspectorate"), **again)

    assert (changed.due_on, changed.asked_on) == (date(2026, 7, 1), date(2026, 6, 1))


def test_an_earlier_day_in_a_letter_and_the_day_of_the_invitation_itself_need_no_asking() -> None:
    secretary = a_secretary()
    early, named = a_clock(secretary, INVESTIGATION), a_clock(secretary, INVESTIGATION)

    for step, day in ((early, date(2026, 4, 1)), (named, date(2026, 5, 20))):
        lengthen_step(
            actor=acting(secretary),
            at=AT,
            step_id=step.pk,
            granted_until=day,
            in_its_letter=day > step.due_on,
        )

    rows = [FileStep.objects.get(pk=one.pk) for one in (early, named)]
    assert [(one.due_on, one.asked_on) for one in rows] == [
        (date(2026, 4, 1), None),
        (date(2026, 5, 20), None),
    ]


def test_an_extension_is_undone_only_with_a_reason_and_a_correction_gives_none() -> None:
    secretary = a_secretary()
    step = a_clock(secretary)
    plain = RightValues(starts_on=TODAY)
    more = RightValues(starts_on=TODAY, extra_weeks=4)

    def corrected(values: RightValues, reason: str = "Never told.") -> FileStep:
        at = LATER + timedelta(hours=1)
        return correct_step(
            actor=acting(secretary), at=at, step_id=step.pk, values=values, reason=reason
        )

    with pytest.raises(StepRefused):
        corrected(more)
    longer(secretary, step, extra_weeks=4)
    with pytest.raises(StepRefused):
        longer(secretary, step, extra_weeks=2)
    with pytest.raises(StepRefused):
        corrected(plain, reason="")
    with pytest.raises(StepRefused):  # told after the end that an earlier first day gives
        corrected(RightValues(starts_on=date(2026, 1, 5), extra_weeks=4))
    assert FileStep.objects.get(pk=step.pk).due_on == date(2026, 5, 11)

    changed = corrected(plain)

    assert (changed.due_on, changed.asked_on) == (date(2026, 4, 13), None)
    assert [one.reason for one in changes_of(changed)] == ["Never told.", "A witness is abroad."]


def test_still_in_doubt_begins_by_itself_on_the_last_day_and_once() -> None:
    secretary = a_secretary()
    file = a_file(secretary)
    last = AT + timedelta(days=42)  # 13 April

    found = [end_doubts(actor=CLOCK, at=one) for one in (last - timedelta(days=1), last, last)]

    assert found == [0, 1, 0]
    step = file.steps.get(rule="nl-igj-still-in-doubt")
    assert (step.due_on, step.owner_id) == (date(2026, 4, 13), secretary.pk)
    assert AuditEvent.objects.filter(action="begin_end_of_doubt").count() == 1


def test_a_day_without_the_job_is_made_up_for_and_what_was_decided_is_left_alone() -> None:
    secretary = a_secretary()
    doubt, none, calamity, sent = (a_file(secretary) for _ in range(4))
    for file, judgement in (
        (doubt, Judgement.DOUBT),
        (none, Judgement.NO_CALAMITY),
        (calamity, Judgement.CALAMITY),
        (sent, Judgement.CALAMITY),
    ):
        weigh(actor=acting(secretary), at=AT, file_id=file.pk, decision=a_decision(judgement))
    report = sent.steps.get(rule="nl-igj-report")
    send_outside(
        actor=acting(secretary), at=AT, step_id=report.pk, sent_on=TODAY, reference="IGJ-1"
    )
    weigh(actor=acting(secretary), at=AT, file_id=sent.pk, decision=a_decision(Judgement.DOUBT))

    end_doubts(actor=CLOCK, at=AT + timedelta(days=90))

    begun = FileStep.objects.filter(rule="nl-igj-still-in-doubt", not_needed=False)
    assert [(one.file_id, one.due_on) for one in begun] == [(doubt.pk, date(2026, 4, 13))]


REPORTS = ["nl-igj-report", "nl-igj-still-in-doubt", "own-final-report", INVESTIGATION]


def a_file_with(secretary: User, rule: str) -> FileStep:
    if rule == "nl-igj-still-in-doubt":
        file = a_file(secretary)
        end_doubts(actor=CLOCK, at=AT + timedelta(days=42))
    else:
        file = a_calamity(secretary)
    if rule == INVESTIGATION:
        return a_clock(secretary, rule, file=file)
    return file.steps.get(rule=rule)


@pytest.mark.parametrize("rule", REPORTS)
def test_the_step_of_a_report_is_done_by_its_sending_alone(rule: str) -> None:
    secretary = a_secretary()
    step = a_file_with(secretary, rule)

    with pytest.raises(StepRefused):
        finish_step(actor=acting(secretary), at=LATER, step_id=step.pk, done_on=TODAY)
    done = send_outside(
        actor=acting(secretary), at=LATER, step_id=step.pk, sent_on=TODAY, reference="IGJ-1"
    )

    assert done.done_on == TODAY


@pytest.mark.parametrize("rule", REPORTS)
def test_the_secretary_alone_lets_no_step_of_a_report_go(rule: str) -> None:
    secretary = a_secretary()
    step = a_file_with(secretary, rule)
    director = Said(step.starts_on, "The medical director")
    asked: dict[str, Any] = {"at": LATER, "step_id": step.pk, "reason": "The wrong file."}

    for decided in (None, Said(step.starts_on, " "), Said(date(2026, 1, 1), "The director")):
        with pytest.raises(StepRefused):
            let_step_go(actor=acting(secretary), decided=decided, **asked)
    if rule in ("nl-igj-report", "nl-igj-still-in-doubt"):
        with pytest.raises(StepRefused):
            let_step_go(actor=acting(secretary), decided=director, **asked)
        decision = a_decision(Judgement.NO_CALAMITY, decided_on=date(2026, 4, 20))
        weigh(actor=acting(secretary), at=LATER, file_id=step.file_id, decision=decision)
    else:
        let_step_go(actor=acting(secretary), decided=director, **asked)
        kept = changes_of(step)[0]
        assert (kept.who, kept.row.said_on) == ("The medical director", director.on)
        assert AuditEvent.objects.filter(action="let_report_go").count() == 1

    assert FileStep.objects.get(pk=step.pk).not_needed


def test_any_other_step_goes_with_a_reason_and_not_without() -> None:
    secretary = a_secretary()
    step = a_clock(secretary)

    with pytest.raises(StepRefused):
        let_step_go(actor=acting(secretary), at=AT, step_id=step.pk, reason="  ")
    let_step_go(actor=acting(secretary), at=AT, step_id=step.pk, reason="The wrong file.")

    assert FileStep.objects.get(pk=step.pk).not_needed


def a_talk_due(file: CalamityFile) -> FileStep:
    return file.steps.get(rule="nl-family-first-talk")


def test_the_first_talk_is_due_at_the_hour_where_it_is_known_and_on_the_day_where_not() -> None:
    secretary = a_secretary()

    known = a_talk_due(a_file(secretary, noticed_time=time(14, 30)))
    unknown = a_talk_due(a_file(secretary))

    assert (known.due_on, known.due_time) == (date(2026, 3, 3), time(14, 30))
    assert (unknown.due_on, unknown.due_time) == (date(2026, 3, 3), None)
    others = known.file.steps.exclude(pk=known.pk)
    assert {(one.starts_time, one.due_time) for one in others} == {(None, None)}


def test_after_its_hour_the_talk_is_late_and_everybody_is_told_that_day() -> None:
    secretary, member = a_secretary(), a_holder(Role.COMMITTEE_MEMBER)
    step = a_talk_due(a_file(secretary, noticed_time=time(14, 30)))
    FileStep.objects.exclude(pk=step.pk).update(not_needed=True)
    OutgoingMessage.objects.all().delete()
    noon, evening = (timezone.make_aware(timezone.datetime(2026, 3, 3, n)) for n in (12, 18))
    day = step.due_on

    assert [lateness(step, day, one).word for one in (noon, evening)] == ["today", "late"]
    told = []
    for moment in (noon, evening, evening):
        remind_owners(actor=CLOCK, at=moment)
        told.append(OutgoingMessage.objects.filter(person_id=member.pk).count())

    assert told == [0, 1, 1]


def test_the_hour_is_corrected_with_its_reason_and_moves_with_the_day_of_noticing() -> None:
    secretary = a_secretary()
    file = a_file(secretary, happened_on=date(2026, 2, 28), noticed_time=time(14, 30))
    step = a_talk_due(file)
    values = RightValues(starts_on=TODAY, starts_time=time(9, 15))

    correct_step(
        actor=acting(secretary), at=AT, step_id=step.pk, values=values, reason="The shift before."
    )
    correct_date(
        actor=acting(secretary),
        at=AT,
        file_id=file.pk,
        which=DateField.NOTICED,
        day=date(2026, 3, 1),
        reason="The night before.",
    )

    step.refresh_from_db()
    assert (step.due_on, step.due_time) == (TODAY, time(9, 15))
    assert {one.row.starts_time for one in changes_of(step)} == {time(14, 30), time(9, 15)}
