"""A file from opening to closing: its clocks, its decisions, and who may read it."""

from datetime import date, timedelta

import pytest

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.models import User
from naast.access.roles import Right, Role
from naast.calamities.actions.close_file import StillOpen, close_file
from naast.calamities.actions.keep_step import (
    StepRefused,
    finish_step,
    give_step,
    start_clock,
)
from naast.calamities.actions.lengthen_step import lengthen_step
from naast.calamities.actions.note_change import Said
from naast.calamities.actions.open_file import OpenedBefore, open_file
from naast.calamities.actions.remind_owners import remind_owners
from naast.calamities.actions.weigh import IsClosed, weigh
from naast.calamities.choices import Judgement, Stage
from naast.calamities.logic.clocks.deadline import NotExtendable
from naast.calamities.models import CalamityFile, FileStep
from naast.calamities.queries.due import lateness, open_steps, own_steps
from naast.calamities.queries.files import (
    files_for,
    files_of_own_departments,
    summary_of,
    weighings_of,
)
from naast.notify.models import OutgoingMessage
from naast.people.models import Department
from naast.privacy.erasure import Trigger, erase
from naast.privacy.models import AuditEvent
from tests.actors import an_actor
from tests.factories.calamities import (
    AT,
    TODAY,
    a_calamity,
    a_decision,
    a_file,
    a_holder,
    a_secretary,
    a_ward,
    acting,
    an_analyst,
    an_opening,
)

pytestmark = pytest.mark.django_db


def due(file: CalamityFile) -> dict[str, date]:
    rows = FileStep.objects.filter(file=file, done_on=None, not_needed=False)
    return dict(rows.values_list("rule", "due_on"))


def test_opening_starts_the_first_clocks_and_gives_them_owners() -> None:
    secretary, ward = a_secretary(), a_ward()

    file = a_file(secretary, ward)

    assert due(file) == {
        "own-director": TODAY,
        "nl-family-record-note": TODAY,
        "nl-family-first-talk": date(2026, 3, 3),
        "nl-igj-doubt": date(2026, 4, 13),
    }
    owners = dict(FileStep.objects.values_list("rule", "owner_id"))
    assert owners["own-director"] == ward.head_id
    assert owners["nl-igj-doubt"] == secretary.pk


def test_one_event_has_one_file() -> None:
    secretary, ward = a_secretary(), a_ward()
    file = a_file(secretary, ward)

    with pytest.raises(OpenedBefore):
        open_file(
            actor=acting(secretary),
            at=AT,
            opening=an_opening(ward, incident_id=file.incident_id),
            handed_over=False,
        )


def test_a_calamity_starts_the_clocks_of_the_law_and_of_the_hospital() -> None:
    file = a_calamity(a_secretary())

    assert due(file) == {
        "own-director": TODAY,
        "nl-family-record-note": TODAY,
        "nl-family-first-talk": date(2026, 3, 3),
        "nl-igj-report": date(2026, 3, 5),
        "own-inspectorate": date(2026, 3, 3),
        "own-analysis": date(2026, 3, 30),
        "own-feedback": date(2026, 4, 2),
        "own-final-report": date(2026, 4, 13),
    }
    assert (file.stage, file.established_on) == (Stage.CALAMITY, TODAY)


def test_doubt_keeps_its_own_clock_and_every_decision_stays() -> None:
    secretary = a_secretary()
    file = a_file(secretary)
    for days, judgement in enumerate((Judgement.DOUBT, Judgement.CALAMITY)):
        weigh(
            actor=acting(secretary),
            at=AT + timedelta(days=days),
            file_id=file.pk,
            decision=a_decision(judgement, reasons=f"Because of {judgement}."),
        )
        if judgement is Judgement.DOUBT:
            assert due(file)["nl-igj-doubt"] == date(2026, 4, 13)

    assert [one.reasons for one in weighings_of(file)] == [
        "Because of calamity.",
        "Because of doubt.",
    ]
    assert "nl-igj-doubt" not in due(file)


def test_no_calamity_without_consequences_lets_every_step_go_and_the_file_can_be_closed() -> None:
    secretary = a_secretary()
    file = a_file(secretary)
    with pytest.raises(StillOpen):
        close_file(actor=acting(secretary), at=AT, file_id=file.pk)

    decision = a_decision(Judgement.NO_CALAMITY)
    weigh(actor=acting(secretary), at=AT, file_id=file.pk, decision=decision)
    close_file(actor=acting(secretary), at=AT, file_id=file.pk)

    assert due(file) == {}
    with pytest.raises(IsClosed):
        weigh(actor=acting(secretary), at=AT, file_id=file.pk, decision=a_decision())


def test_texts_are_locked_where_they_are_stored() -> None:
    file = a_calamity(a_secretary())

    assert summary_of(file) == "A pump was set to the wrong speed."
    assert weighings_of(file)[0].decided_by == "The committee"
    stored = bytes(file.summary) + bytes(weighings_of(file)[0].row.reasons)
    assert b"pump" not in stored and b"Unexpected" not in stored


def test_an_owner_says_it_is_done_and_it_is_due_no_more() -> None:
    secretary = a_secretary()
    step = a_calamity(secretary).steps.get(rule="own-inspectorate")

    finish_step(actor=acting(secretary), at=AT, step_id=step.pk, done_on=TODAY)

    assert step not in own_steps(acting(secretary))
    with pytest.raises(StepRefused):
        finish_step(actor=acting(secretary), at=AT, step_id=step.pk, done_on=TODAY)


def test_an_invitation_starts_eight_weeks_and_the_answer_lengthens_them() -> None:
    secretary = a_secretary()
    file = a_calamity(secretary)
    step = start_clock(
        actor=acting(secretary),
        at=AT,
        file_id=file.pk,
        rule="nl-igj-investigation",
        starts_on=date(2026, 3, 19),
    )
    assert step.due_on == date(2026, 5, 18)

    longer = lengthen_step(
        actor=acting(secretary),
        at=AT + timedelta(days=20),
        step_id=step.pk,
        granted_until=date(2026, 6, 30),
        asked=Said(date(2026, 3, 20), "The inspectorate"),
        reason="An expert from outside is needed.",
    )

    assert longer.due_on == date(2026, 6, 30)
    report = file.steps.get(rule="nl-igj-report")
    with pytest.raises(NotExtendable):
        lengthen_step(
            actor=acting(secretary), at=AT, step_id=report.pk, granted_until=date(2026, 6, 30)
        )


def test_days_on_which_the_clock_stood_are_added_to_a_step() -> None:
    secretary = a_secretary()
    step = a_calamity(secretary).steps.get(rule="own-analysis")

    changed = lengthen_step(
        actor=acting(secretary),
        at=AT,
        step_id=step.pk,
        still=(date(2026, 3, 10), date(2026, 3, 23)),
    )

    assert changed.due_on == date(2026, 4, 13)


def test_one_time_line_holds_the_steps_of_all_files_the_most_pressing_first() -> None:
    secretary = a_secretary()
    a_calamity(secretary)
    a_file(secretary, noticed_on=TODAY - timedelta(days=7))

    line = [step.due_on for step in open_steps(acting(secretary))]

    assert line == sorted(line)
    assert len(line) == 12


def test_lateness_in_words() -> None:
    step = FileStep(due_on=TODAY)

    found = [lateness(step, TODAY + timedelta(days=days)).word for days in (1, 0, -3, -4)]

    assert found == ["late", "today", "soon", "later"]


def told(file: CalamityFile) -> set[object]:
    return set(OutgoingMessage.objects.values_list("person_id", flat=True))


def test_an_owner_is_told_before_and_on_the_day_and_everybody_after_it() -> None:
    secretary, member = a_secretary(), a_holder(Role.COMMITTEE_MEMBER)
    file = a_calamity(secretary)
    FileStep.objects.exclude(rule="nl-igj-report").update(not_needed=True)
    report = file.steps.get(rule="nl-igj-report")
    owner = a_holder(Role.COMMITTEE_MEMBER)
    give_step(actor=acting(secretary), at=AT, step_id=report.pk, owner=owner.pk)
    OutgoingMessage.objects.all().delete()  # the head was asked to agree

    found = []
    for day in (0, 1, 2, 2, 3, 4, 4, 11):
        remind_owners(actor=acting(secretary), at=AT + timedelta(days=day))
        found.append((OutgoingMessage.objects.count(), told(file)))

    assert found == [
        (0, set()),
        (0, set()),
        (1, {owner.pk}),
        (1, {owner.pk}),
        (2, {owner.pk}),
        (5, {owner.pk, secretary.pk, member.pk}),
        (5, {owner.pk, secretary.pk, member.pk}),
        (8, {owner.pk, secretary.pk, member.pk}),
    ]


def test_what_an_owner_who_left_had_to_do_reaches_the_secretaries() -> None:
    secretary, owner = a_secretary(), a_holder(Role.COMMITTEE_MEMBER)
    file = a_calamity(secretary)
    FileStep.objects.exclude(rule="nl-igj-report").update(not_needed=True)
    report = file.steps.get(rule="nl-igj-report")
    give_step(actor=acting(secretary), at=AT, step_id=report.pk, owner=owner.pk)
    User.objects.filter(pk=owner.pk).update(is_active=False)
    OutgoingMessage.objects.all().delete()  # the head was asked to agree

    remind_owners(actor=acting(secretary), at=AT + timedelta(days=2))

    assert told(file) == {secretary.pk}


def test_who_reads_a_file() -> None:
    secretary, ward = a_secretary(), a_ward()
    file = a_file(secretary, ward)
    readers = [secretary, a_holder(Role.COMMITTEE_MEMBER)]
    assert [list(files_for(acting(one))) for one in readers] == [[file], [file]]

    others = [an_analyst(), *map(a_holder, [Role.BOARD, Role.PEER_SUPPORTER, Role.AUDITOR])]
    for other in [*map(acting, others), an_actor(Role.STEWARD), an_actor(Role.COORDINATOR)]:
        assert list(files_for(other)) == []
        assert not decide(other, Right.READ_CALAMITIES, file)


def test_a_head_answers_for_the_own_department_and_reads_no_text() -> None:
    secretary, ward = a_secretary(), a_ward()
    file = a_file(secretary, ward)
    heads = [a_head_of(ward), a_head_of(a_ward())]

    assert [list(files_of_own_departments(one)) for one in heads] == [[file], []]
    assert [list(files_for(one)) for one in heads] == [[], []]


def a_head_of(ward: Department) -> Actor:
    return acting(User.objects.get(pk=str(ward.head_id)))


def test_a_closed_file_is_removed_when_its_period_is_over() -> None:
    secretary = a_secretary()
    file = a_file(secretary)
    decision = a_decision(Judgement.NO_CALAMITY)
    weigh(actor=acting(secretary), at=AT, file_id=file.pk, decision=decision)
    close_file(actor=acting(secretary), at=AT, file_id=file.pk)

    erase(Trigger.PERIOD_ENDED, None, AT + timedelta(days=5 * 365))
    assert CalamityFile.objects.count() == 1
    erase(Trigger.PERIOD_ENDED, None, AT + timedelta(days=5 * 365 + 2))

    assert (CalamityFile.objects.count(), FileStep.objects.count()) == (0, 0)


def test_every_change_leaves_one_line_without_a_text() -> None:
    secretary = a_secretary()
    a_calamity(secretary)

    rows = AuditEvent.objects.filter(actor_name=f"person:{secretary.pk}")

    assert set(rows.values_list("action", flat=True)) == {"open_calamity", "weigh_calamity"}
