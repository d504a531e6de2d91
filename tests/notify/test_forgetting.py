"""Nothing about anybody stays: messages and codes go with the case, the person and time."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from naast.access.actor import CLOCK
from naast.access.roles import Role
from naast.notify.actions.answer_codes import create_answer_code
from naast.notify.actions.note_telephoned import note_telephoned
from naast.notify.actions.queue_message import queue_message
from naast.notify.actions.retry_messages import retry_messages
from naast.notify.choices import MessageKind, MessageState
from naast.notify.models import AnswerCode, OutgoingMessage
from naast.notify.queries import people_to_telephone, post
from naast.notify.sending import send_due_messages
from naast.privacy.erasure import Trigger, erase
from naast.privacy.models import AuditEvent
from tests.actors import an_actor
from tests.factories.post import MailServer
from tests.notify.conftest import ALWAYS, AT, Known

pytestmark = pytest.mark.django_db


def a_message(person_id: UUID | None = None, case_id: UUID | None = None) -> OutgoingMessage:
    message = queue_message(
        actor=CLOCK,
        at=AT,
        kind=MessageKind.REMINDER_SUPPORTER,
        person_id=person_id or uuid4(),
        case_id=case_id,
    )
    assert message is not None
    return message


def a_message_that_did_not_arrive(state: MessageState = MessageState.DEAD) -> OutgoingMessage:
    message = a_message()
    OutgoingMessage.objects.filter(pk=message.pk).update(state=state, done_at=AT)
    return message


def a_code(case_id: UUID, person_id: UUID) -> None:
    until = AT + timedelta(hours=4)
    create_answer_code(case_id=case_id, person_id=person_id, valid_until=until)


def left() -> tuple[int, int]:
    return OutgoingMessage.objects.count(), AnswerCode.objects.count()


def test_closing_a_case_removes_what_is_not_sent_yet_and_its_codes_only() -> None:
    case_id, other = uuid4(), uuid4()
    for one in (case_id, other):
        a_message(case_id=one)
        a_code(one, uuid4())

    erase(Trigger.CASE_CLOSED, case_id, AT)

    assert left() == (1, 1)
    assert OutgoingMessage.objects.get().case_id == AnswerCode.objects.get().case_id == other


def test_somebody_who_leaves_is_not_written_to() -> None:
    person_id = uuid4()
    a_message(person_id)
    a_message()
    a_code(uuid4(), person_id)

    erase(Trigger.PERSON_LEFT, person_id, AT)

    assert left() == (1, 0)


def test_an_eraser_without_a_subject_removes_nothing() -> None:
    a_message()
    a_code(uuid4(), uuid4())

    erase(Trigger.CASE_CLOSED, None, AT)
    erase(Trigger.PERSON_LEFT, None, AT)

    assert left() == (1, 1)


def test_what_did_not_arrive_is_kept_a_week_and_what_is_nameless_two(
    known: Known, mail_server: MailServer
) -> None:
    a_message(known.person("ann@hospital.example"))
    send_due_messages(AT, ALWAYS)
    a_message_that_did_not_arrive()

    kept = []
    for days in (6, 7, 13, 15):
        erase(Trigger.PERIOD_ENDED, None, AT + timedelta(days=days))
        kept.append(sorted(OutgoingMessage.objects.values_list("state", flat=True)))

    assert kept == [["dead", "sent"], ["sent"], ["sent"], []]


def test_codes_go_when_they_are_too_old() -> None:
    a_code(uuid4(), uuid4())

    erase(Trigger.PERIOD_ENDED, None, AT + timedelta(hours=3))
    assert left() == (0, 1)

    erase(Trigger.PERIOD_ENDED, None, AT + timedelta(hours=4))
    assert left() == (0, 0)


def test_a_row_that_is_sent_cannot_name_anybody() -> None:
    message = a_message(case_id=uuid4())
    rows = OutgoingMessage.objects.filter(pk=message.pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state=MessageState.SENT)
    rows.update(state=MessageState.SENT, person_id=None, case_id=None)


def test_a_question_that_does_not_say_which_cannot_be_queued() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        queue_message(actor=CLOCK, at=AT, kind=MessageKind.REQUEST_TO_SUPPORTER, person_id=uuid4())


def test_the_coordinator_sees_whom_to_telephone_and_a_stranger_nobody() -> None:
    message = a_message_that_did_not_arrive()

    seen = people_to_telephone(an_actor(Role.COORDINATOR))
    assert [(one.message_id, one.person_id, one.kind) for one in seen] == [
        (message.pk, message.person_id, MessageKind.REMINDER_SUPPORTER)
    ]
    assert people_to_telephone(an_actor(Role.COLLEAGUE)) == []
    assert people_to_telephone(an_actor(Role.STEWARD)) == []


def test_who_was_telephoned_is_off_the_list_and_off_the_row() -> None:
    coordinator = an_actor(Role.COORDINATOR)
    message = a_message_that_did_not_arrive(MessageState.UNREACHABLE)

    assert note_telephoned(actor=coordinator, at=AT, message_id=message.pk)
    assert not note_telephoned(actor=coordinator, at=AT, message_id=message.pk)

    assert people_to_telephone(coordinator) == []
    assert OutgoingMessage.objects.get().person_id is None
    assert [event.action for event in AuditEvent.objects.all()] == ["note_telephoned"]


def test_the_steward_sees_counts_and_sends_again_what_was_given_up(
    known: Known, mail_server: MailServer
) -> None:
    person_id = known.person("ann@hospital.example")
    message = a_message(person_id)
    OutgoingMessage.objects.filter(pk=message.pk).update(state=MessageState.DEAD, done_at=AT)
    assert (post(AT).given_up, post(AT).works) == (1, False)

    assert retry_messages(actor=an_actor(Role.STEWARD), at=AT) == 1
    send_due_messages(AT, ALWAYS)

    assert (post(AT).given_up, post(AT).works, mail_server.to) == (
        0,
        True,
        ["ann@hospital.example"],
    )


def test_a_message_that_waits_a_quarter_of_an_hour_shows_that_the_post_stands_still() -> None:
    a_message()
    assert post(AT + timedelta(minutes=14)).works
    assert not post(AT + timedelta(minutes=15)).works


def test_coordinators_and_the_one_concerned_hear_of_a_role_in_neutral_words() -> None:
    from naast.access.hooks import RoleChange
    from naast.notify.role_changes import tell_of_role_change

    about, first, second = uuid4(), uuid4(), uuid4()
    tell_of_role_change(
        RoleChange("granted", about, "Canary Name", Role.STEWARD, CLOCK, AT, (first, second))
    )

    told = set(OutgoingMessage.objects.values_list("kind", "person_id"))
    assert told == {
        ("role_change_told", first),
        ("role_change_told", second),
        ("role_changed", about),
    }
