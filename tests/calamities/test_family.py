"""The talks with a patient or family: clock, promises, questions, and who learns of them."""

from datetime import date, timedelta

import pytest

from naast.access.decide import decide
from naast.access.models import User
from naast.access.roles import Right, Role
from naast.calamities.actions.ask_question import answer_question, write_words
from naast.calamities.actions.close_file import StillOpen, close_file
from naast.calamities.actions.correct_step import let_step_go
from naast.calamities.actions.family_part import FamilyRefused
from naast.calamities.actions.hold_talk import call_off_talk, hold_talk, plan_talk
from naast.calamities.actions.keep_family import (
    make_note,
    name_contact,
    note_report,
    respect_no_contact,
    tell_result,
)
from naast.calamities.actions.keep_promise import make_promise, settle_promise
from naast.calamities.actions.remind_of_promises import remind_of_promises
from naast.calamities.actions.weigh import weigh
from naast.calamities.choices import Judgement, TeamState
from naast.calamities.choices_family import (
    ContactKind,
    FromUs,
    NoContact,
    QuestionState,
    ReportGiven,
    WordKind,
)
from naast.calamities.models import CalamityFile, FileStep
from naast.calamities.models_family import (
    FamilyContact,
    FamilyPromise,
    FamilyQuestion,
    FamilyTrack,
)
from naast.calamities.queries.family import (
    family_files_for,
    own_promises,
    promise_text,
    questions_of,
    why_not_kept,
    worries_of,
)
from naast.calamities.queries.team import candidates_for
from naast.notify.models import OutgoingMessage
from naast.people.models import StandsApart
from naast.privacy.erasure import Trigger, erase
from naast.privacy.models import AuditEvent
from tests.actors import an_actor
from tests.factories.calamities import (
    AT,
    TODAY,
    a_decision,
    a_file,
    a_holder,
    a_secretary,
    acting,
    an_analyst,
)
from tests.factories.families import a_colleague, a_family, a_promise, a_talk

pytestmark = pytest.mark.django_db


def step(file: CalamityFile, rule: str = "nl-family-first-talk") -> FileStep:
    return file.steps.get(rule=rule)


def told() -> set[object]:
    return set(OutgoingMessage.objects.values_list("person_id", flat=True))


def test_holding_the_first_talk_ticks_its_clock() -> None:
    contact = a_colleague()
    file = a_family(contact)
    assert step(file).due_on == date(2026, 3, 3)

    row = hold_talk(actor=acting(contact), at=AT, file_id=file.pk, talk=a_talk())

    assert (step(file).done_on, step(file).done_by) == (TODAY, contact.pk)
    assert worries_of(row) == "They fear it happens again."
    assert b"happens" not in bytes(FamilyContact.objects.get().worries)
    assert AuditEvent.objects.filter(action="hold_family_talk").count() == 1


@pytest.mark.parametrize(
    "talk",
    [
        a_talk(kind=ContactKind.LETTER),
        a_talk(from_us=[FromUs.CONTACT, FromUs.HEAD]),
    ],
    ids=["a letter", "nobody senior"],
)
def test_what_is_no_first_talk_leaves_the_clock_running(talk: object) -> None:
    contact = a_colleague()
    file = a_family(contact)

    hold_talk(actor=acting(contact), at=AT, file_id=file.pk, talk=talk)  # type: ignore[arg-type]

    assert FamilyContact.objects.get().state == "held"
    assert step(file).done_on is None


def test_a_planned_talk_is_written_down_once_with_what_comes_next() -> None:
    contact = a_colleague()
    file, actor = a_family(contact), acting(contact)
    planned = plan_talk(
        actor=actor,
        at=AT,
        file_id=file.pk,
        kind=ContactKind.TALK,
        planned_at=AT + timedelta(hours=5),
    )
    talk = a_talk(questions=("Was it the pump?", "Who watched?"), next_at=AT + timedelta(days=7))

    hold_talk(actor=actor, at=AT, file_id=file.pk, talk=talk, contact_id=planned.pk)

    states = FamilyContact.objects.order_by("planned_at").values_list("state", "planned_at")
    assert list(states) == [
        ("held", AT + timedelta(hours=5)),
        ("planned", AT + timedelta(days=7)),
    ]
    assert [one.text for one in questions_of(file)] == ["Was it the pump?", "Who watched?"]
    with pytest.raises(FamilyRefused):
        hold_talk(actor=actor, at=AT, file_id=file.pk, talk=talk, contact_id=planned.pk)


def test_a_talk_that_did_not_take_place_stays_as_that() -> None:
    contact = a_colleague()
    file, actor = a_family(contact), acting(contact)
    moment = AT + timedelta(hours=5)
    planned = plan_talk(
        actor=actor, at=AT, file_id=file.pk, kind=ContactKind.TELEPHONE, planned_at=moment
    )

    call_off_talk(actor=actor, at=AT, file_id=file.pk, contact_id=planned.pk)

    assert FamilyContact.objects.get().state == "called_off"


def test_whoever_promised_is_reminded_and_afterwards_those_who_keep_the_talks() -> None:
    contact, promiser, secretary = a_colleague(), a_colleague(), a_secretary()
    file = a_family(contact, secretary=secretary)
    a_promise(file, promiser)
    OutgoingMessage.objects.all().delete()

    for days, expected in (
        (1, set()),
        (2, {promiser.pk}),
        (3, {promiser.pk}),
        (4, {promiser.pk, contact.pk, secretary.pk}),
        (5, set()),
    ):
        remind_of_promises(actor=an_actor(), at=AT + timedelta(days=days))
        remind_of_promises(actor=an_actor(), at=AT + timedelta(days=days))
        assert (days, told()) == (days, expected)
        OutgoingMessage.objects.all().delete()


def test_a_promise_is_kept_or_not_and_then_why() -> None:
    contact = a_colleague()
    file, actor = a_family(contact), acting(contact)
    row = a_promise(file, contact)
    assert list(own_promises(actor)) == [row]
    with pytest.raises(FamilyRefused):
        settle_promise(actor=actor, at=AT, promise_id=row.pk, kept=False, on=TODAY)

    settle_promise(
        actor=actor, at=AT, promise_id=row.pk, kept=False, on=TODAY, why="The result is late."
    )

    stored = FamilyPromise.objects.get()
    assert (stored.state, why_not_kept(stored)) == ("not_kept", "The result is late.")
    assert promise_text(stored) == "To call with the result of the blood test."
    assert b"blood" not in bytes(stored.what) and b"late" not in bytes(stored.why)
    assert list(own_promises(actor)) == []


def test_nobody_promises_into_the_past() -> None:
    contact = a_colleague()
    file = a_family(contact)

    with pytest.raises(FamilyRefused):
        a_promise(file, contact, due_on=TODAY - timedelta(days=1))


def asked_question(file: CalamityFile, contact: User) -> FamilyQuestion:
    (row,) = write_words(
        actor=acting(contact),
        at=AT,
        file_id=file.pk,
        kind=WordKind.QUESTION,
        texts=["Was it the pump?"],
        asked_on=TODAY,
    )
    return row


@pytest.mark.parametrize(
    ("state", "answer"),
    [(QuestionState.ANSWERED, "It was set too fast."), (QuestionState.NOT_KNOWN, "")],
)
def test_the_result_is_told_when_every_question_has_an_answer_or_we_do_not_know_yet(
    state: QuestionState, answer: str
) -> None:
    contact = a_colleague()
    file, actor = a_family(contact), acting(contact)
    row = asked_question(file, contact)
    with pytest.raises(FamilyRefused):
        tell_result(actor=actor, at=AT, file_id=file.pk, told_on=TODAY)

    answer_question(
        actor=actor,
        at=AT,
        file_id=file.pk,
        question_id=row.pk,
        state=state,
        answer=answer,
        on=TODAY,
    )
    tell_result(actor=actor, at=AT, file_id=file.pk, told_on=TODAY)

    assert FamilyTrack.objects.get().result_told_on == TODAY
    assert [(one.row.state, one.answer) for one in questions_of(file)] == [(state, answer)]
    assert b"pump" not in bytes(row.text)


def test_how_they_saw_it_needs_no_answer() -> None:
    contact = a_colleague()
    file, actor = a_family(contact), acting(contact)
    write_words(
        actor=actor,
        at=AT,
        file_id=file.pk,
        kind=WordKind.VIEW,
        texts=["Nobody came for an hour."],
        asked_on=TODAY,
    )

    tell_result(actor=actor, at=AT, file_id=file.pk, told_on=TODAY)

    assert FamilyTrack.objects.get().result_told_on == TODAY


def test_a_report_that_is_not_wanted_is_noted_with_its_day() -> None:
    contact = a_colleague()
    file = a_family(contact)

    note_report(
        actor=acting(contact), at=AT, file_id=file.pk, report=ReportGiven.NOT_WANTED, on=TODAY
    )

    track = FamilyTrack.objects.get()
    assert (track.report, track.report_on) == ("not_wanted", TODAY)


def test_the_note_in_the_record_is_its_step_and_nothing_of_the_note_is_kept() -> None:
    contact = a_colleague()
    file = a_family(contact)

    make_note(actor=acting(contact), at=AT, file_id=file.pk, made_on=TODAY)

    assert step(file, "nl-family-record-note").done_on == TODAY
    assert FamilyTrack.objects.get().note_on == TODAY


def test_a_family_that_wants_no_contact_is_left_in_peace_and_the_reason_stays() -> None:
    contact, secretary = a_colleague(), a_secretary()
    file, actor = a_family(contact, secretary=secretary), acting(contact)
    a_promise(file, contact)
    plan_talk(actor=actor, at=AT, file_id=file.pk, kind=ContactKind.TALK, planned_at=AT)
    OutgoingMessage.objects.all().delete()

    respect_no_contact(actor=actor, at=AT, file_id=file.pk, reason=NoContact.ASKED, since=TODAY)

    weigh(actor=acting(secretary), at=AT, file_id=file.pk, decision=a_decision())
    remind_of_promises(actor=an_actor(), at=AT + timedelta(days=9))
    assert step(file).not_needed
    assert told() == set()
    assert FamilyContact.objects.get().state == "called_off"
    assert (FamilyTrack.objects.get().no_contact, FamilyTrack.objects.get().no_contact_on) == (
        "asked",
        TODAY,
    )
    with pytest.raises(FamilyRefused):
        plan_talk(actor=actor, at=AT, file_id=file.pk, kind=ContactKind.TALK, planned_at=AT)

    respect_no_contact(actor=actor, at=AT, file_id=file.pk, reason=NoContact.NONE, since=TODAY)
    assert not step(file).not_needed
    remind_of_promises(actor=an_actor(), at=AT + timedelta(days=9))
    assert told() == {contact.pk, secretary.pk}


@pytest.mark.parametrize("by", ["a reason", "a decision"])
def test_contact_again_leaves_let_go_what_was_let_go_before(by: str) -> None:
    contact, secretary = a_colleague(), a_secretary()
    file, actor = a_family(contact, secretary=secretary), acting(contact)
    if by == "a reason":
        keeper = acting(secretary)
        let_step_go(actor=keeper, at=AT, step_id=step(file).pk, reason="Told by the other site.")
    else:
        decision = a_decision(Judgement.NO_CALAMITY, no_consequences=True)
        weigh(actor=acting(secretary), at=AT, file_id=file.pk, decision=decision)

    for reason in (NoContact.ASKED, NoContact.NONE):
        respect_no_contact(actor=actor, at=AT, file_id=file.pk, reason=reason, since=TODAY)

    assert step(file).not_needed


def test_a_file_is_not_closed_over_a_question_or_a_promise() -> None:
    contact, secretary = a_colleague(), a_secretary()
    file, actor = a_family(contact, secretary=secretary), acting(contact)
    promise, question = a_promise(file, contact), asked_question(file, contact)
    decision = a_decision(Judgement.NO_CALAMITY)
    weigh(actor=acting(secretary), at=AT, file_id=file.pk, decision=decision)
    FileStep.objects.filter(file=file).update(not_needed=True)
    with pytest.raises(StillOpen):
        close_file(actor=acting(secretary), at=AT, file_id=file.pk)

    settle_promise(actor=actor, at=AT, promise_id=promise.pk, kept=True, on=TODAY)
    with pytest.raises(StillOpen):
        close_file(actor=acting(secretary), at=AT, file_id=file.pk)
    answer_question(
        actor=actor,
        at=AT,
        file_id=file.pk,
        question_id=question.pk,
        state=QuestionState.NOT_KNOWN,
        answer="",
        on=TODAY,
    )
    close_file(actor=acting(secretary), at=AT, file_id=file.pk)

    with pytest.raises(FamilyRefused):
        asked_question(file, contact)
    assert list(family_files_for(actor)) == []


def test_the_contact_person_reads_this_file_only_and_supports_nobody_of_its_departments() -> None:
    contact, deputy = a_colleague(), a_colleague()
    file = a_family(contact, deputy=deputy)
    other = a_family(a_colleague())

    for user in (contact, deputy):
        assert list(family_files_for(acting(user))) == [file]
        assert decide(acting(user), Right.KEEP_FAMILY, file)
        assert not decide(acting(user), Right.TALK_WITH_FAMILY, other)
        assert not decide(acting(user), Right.READ_CALAMITIES, file)
    apart = set(StandsApart.objects.values_list("person_id", flat=True))
    assert {contact.pk, deputy.pk} <= apart
    assert {contact.pk, deputy.pk} <= told()


def test_the_committee_reads_and_changes_nothing() -> None:
    file, member = a_family(a_colleague()), acting(a_holder(Role.COMMITTEE_MEMBER))

    assert list(family_files_for(member)) == [file]
    assert decide(member, Right.TALK_WITH_FAMILY, file)
    assert not decide(member, Right.KEEP_FAMILY, file)


@pytest.mark.parametrize(
    "role",
    [
        Role.PEER_SUPPORTER,
        Role.HEAD_OF_DEPARTMENT,
        Role.STEWARD,
        Role.COORDINATOR,
        Role.STAFF_REPRESENTATIVE,
        Role.ANALYST,
        Role.BOARD,
    ],
)
def test_nobody_else_finds_the_talks_whatever_their_role(role: Role) -> None:
    contact = a_colleague()
    file = a_family(contact)
    promise, reader = a_promise(file, contact), acting(a_holder(role))
    assert decide(acting(contact), Right.KEEP_FAMILY, promise)

    assert list(family_files_for(reader)) == []
    assert not decide(reader, Right.TALK_WITH_FAMILY, file)
    assert not decide(reader, Right.KEEP_FAMILY, file)
    assert not decide(reader, Right.KEEP_FAMILY, promise)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.DEPUTY_COORDINATOR, Role.STEWARD])
def test_whoever_arranges_support_or_gives_roles_is_never_the_contact_person(role: Role) -> None:
    secretary = a_secretary()
    file, user = a_file(secretary), a_holder(role)

    with pytest.raises(FamilyRefused):
        name_contact(actor=acting(secretary), at=AT, file_id=file.pk, contact=user.pk, deputy=None)


def test_nobody_analyses_the_file_whose_family_they_keep_in_touch_with() -> None:
    secretary, analyst = a_secretary(), an_analyst()
    file = a_family(analyst, secretary=secretary)
    assert [one.apart for one in candidates_for(file, TODAY)] == [True]
    looked_into = a_file(secretary)
    looked_into.team.create(
        user=analyst, kind="analysis", state=TeamState.ACCEPTED.value, asked_on=TODAY
    )

    with pytest.raises(FamilyRefused):
        name_contact(
            actor=acting(secretary),
            at=AT,
            file_id=looked_into.pk,
            contact=analyst.pk,
            deputy=None,
        )


def test_another_contact_person_means_that_the_first_reads_no_more() -> None:
    contact, next_one, secretary = a_colleague(), a_colleague(), a_secretary()
    file = a_family(contact, secretary=secretary)
    assert list(family_files_for(acting(contact))) == [file]

    name_contact(actor=acting(secretary), at=AT, file_id=file.pk, contact=next_one.pk, deputy=None)

    assert list(family_files_for(acting(contact))) == []
    assert list(family_files_for(acting(next_one))) == [file]


def test_all_of_it_goes_with_the_file_and_whoever_leaves_keeps_nothing() -> None:
    contact, secretary = a_colleague(), a_secretary()
    file, actor = a_family(contact, secretary=secretary), acting(contact)
    a_promise(file, contact)
    hold_talk(actor=actor, at=AT, file_id=file.pk, talk=a_talk(questions=["Why?"]))

    erase(Trigger.PERSON_LEFT, contact.pk, AT)
    track, promise = FamilyTrack.objects.get(), FamilyPromise.objects.get()
    assert (track.contact_person_id, promise.promised_by_id) == (None, None)

    CalamityFile.objects.update(stage="closed", closed_on=TODAY)
    erase(Trigger.PERIOD_ENDED, None, AT + timedelta(days=6 * 365))
    models = (FamilyTrack, FamilyPromise, FamilyContact, FamilyQuestion)
    assert [model.objects.count() for model in models] == [0, 0, 0, 0]


def test_a_promise_by_somebody_else_tells_them_that_something_waits() -> None:
    contact, promiser = a_colleague(), a_colleague()
    file = a_family(contact)
    OutgoingMessage.objects.all().delete()

    make_promise(
        actor=acting(contact),
        at=AT,
        file_id=file.pk,
        what="To send the leaflet.",
        promised_by=promiser.pk,
        promised_on=TODAY,
        due_on=TODAY,
    )

    (message,) = OutgoingMessage.objects.all()
    assert (message.person_id, message.kind) == (promiser.pk, "something_waiting")
