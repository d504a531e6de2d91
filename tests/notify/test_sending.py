"""Messages leave the outbox: to a real mail server on this machine."""

from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest
from pytest_django.fixtures import Settings

from naast.access.actor import CLOCK
from naast.notify.actions.ask_supporter import ask_supporter
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind, MessageState
from naast.notify.logic.retries import LEASE, MOST_TRIES
from naast.notify.models import AnswerCode, OutgoingMessage
from naast.notify.sending import send_due_messages
from tests.factories.post import Gateway, MailServer
from tests.notify.conftest import ALWAYS, AT, Known

pytestmark = pytest.mark.django_db


def remind(person_id, kind=MessageKind.REMINDER_SUPPORTER, **fields):
    return queue_message(actor=CLOCK, at=AT, kind=kind, person_id=person_id, **fields)


def state_of(message: OutgoingMessage) -> str:
    return OutgoingMessage.objects.get(pk=message.pk).state


def test_a_message_reaches_its_address_and_the_row_names_nobody_afterwards(
    known: Known, mail_server: MailServer
) -> None:
    message = remind(known.person("ann@hospital.example"), case_id=uuid4())

    done = send_due_messages(AT, ALWAYS)

    assert done == Counter({MessageState.SENT: 1})
    assert mail_server.to == ["ann@hospital.example"]
    assert "Something waits for you in Naast." in mail_server.texts()[0]
    row = OutgoingMessage.objects.get(pk=message.pk)
    assert (row.state, row.channel, row.person_id, row.case_id) == ("sent", "email", None, None)


def test_a_message_is_sent_once(known: Known, mail_server: MailServer) -> None:
    remind(known.person("ann@hospital.example"))

    send_due_messages(AT, ALWAYS)
    send_due_messages(AT + timedelta(hours=1), ALWAYS)

    assert len(mail_server.arrived) == 1


def test_it_goes_out_in_the_language_of_the_person_or_of_the_message(
    known: Known, mail_server: MailServer
) -> None:
    remind(known.person("ann@hospital.example", language="en"))
    remind(known.person("bob@hospital.example", language="xx"), language="en")

    send_due_messages(AT, ALWAYS)

    assert ["You cannot reply" in text for text in mail_server.texts()] == [True, True]


def test_the_message_id_is_that_of_the_row_so_a_second_copy_is_seen_to_be_one(
    known: Known, mail_server: MailServer, settings: Settings
) -> None:
    settings.BASE_URL = "https://naast.hospital.example"
    message = remind(known.person("ann@hospital.example"))

    send_due_messages(AT, ALWAYS)
    OutgoingMessage.objects.filter(pk=message.pk).update(
        state=MessageState.WAITING, person_id=message.person_id
    )  # as if the sender had died before it wrote that it was sent
    send_due_messages(AT, ALWAYS)

    expected = f"<{message.pk}@naast.hospital.example>"
    assert [one["Message-ID"] for one in mail_server.arrived] == [expected, expected]


def test_a_message_for_later_waits(known: Known, mail_server: MailServer) -> None:
    later = AT + timedelta(hours=2)
    message = remind(known.person("ann@hospital.example"), not_before_at=later)

    send_due_messages(AT, ALWAYS)
    assert state_of(message) == MessageState.WAITING

    send_due_messages(later, ALWAYS)
    assert state_of(message) == MessageState.SENT


def test_a_message_that_serves_nothing_any_more_is_dropped(
    known: Known, mail_server: MailServer
) -> None:
    message = remind(
        known.person("ann@hospital.example"), useful_until_at=AT + timedelta(minutes=30)
    )

    send_due_messages(AT + timedelta(minutes=30), ALWAYS)

    assert (state_of(message), mail_server.arrived) == (MessageState.TOO_LATE, [])


def test_while_the_server_is_away_a_message_is_tried_again_and_given_up_in_the_end(
    known: Known, mail_server: MailServer
) -> None:
    mail_server.says = "451 try later"
    message = remind(known.person("ann@hospital.example"))

    now, tries = AT, 0
    while state_of(message) == MessageState.WAITING:
        send_due_messages(now, ALWAYS)
        tries += 1
        now = OutgoingMessage.objects.get(pk=message.pk).not_before_at

    assert (state_of(message), tries) == (MessageState.DEAD, MOST_TRIES)
    assert timedelta(hours=3) < now - AT < timedelta(hours=8)


def test_a_server_that_cannot_be_reached_puts_off_every_message(
    known: Known, mail_server: MailServer, settings: Settings
) -> None:
    settings.EMAIL_PORT = 1  # nothing listens there
    messages = [remind(known.person(f"ann{number}@hospital.example")) for number in range(3)]

    send_due_messages(AT, ALWAYS)
    assert [state_of(one) for one in messages] == [MessageState.WAITING] * 3

    settings.EMAIL_PORT = mail_server.port
    send_due_messages(AT + timedelta(minutes=5), ALWAYS)
    assert [state_of(one) for one in messages] == [MessageState.SENT] * 3


def test_a_refused_address_is_not_tried_again_and_holds_up_no_other(
    known: Known, mail_server: MailServer
) -> None:
    mail_server.refuses = {"gone@hospital.example": "550 no such user"}
    gone = remind(known.person("gone@hospital.example"))
    here = remind(known.person("here@hospital.example"))

    send_due_messages(AT, ALWAYS)

    assert (state_of(gone), state_of(here)) == (MessageState.UNREACHABLE, MessageState.SENT)


def test_somebody_without_any_address_is_kept_for_the_coordinator_to_telephone(
    known: Known, mail_server: MailServer
) -> None:
    person_id = known.person()
    message = remind(person_id)

    send_due_messages(AT, ALWAYS)

    row = OutgoingMessage.objects.get(pk=message.pk)
    assert (row.state, row.person_id) == (MessageState.UNREACHABLE, person_id)


def test_a_stranger_is_kept_for_the_coordinator_too(known: Known, mail_server: MailServer) -> None:
    message = remind(uuid4())

    send_due_messages(AT, ALWAYS)

    assert state_of(message) == MessageState.UNREACHABLE


def test_the_message_of_a_sender_that_died_is_taken_over_when_its_claim_runs_out(
    known: Known, mail_server: MailServer
) -> None:
    message = remind(known.person("ann@hospital.example"))
    OutgoingMessage.objects.filter(pk=message.pk).update(
        claimed_by=uuid4(), claimed_until_at=AT + LEASE, tries=1
    )

    send_due_messages(AT + LEASE - timedelta(seconds=60), ALWAYS)
    assert (state_of(message), mail_server.arrived) == (MessageState.WAITING, [])

    send_due_messages(AT + LEASE, ALWAYS)
    assert state_of(message) == MessageState.SENT


def test_a_message_that_ends_its_sender_every_time_is_given_up(
    known: Known, mail_server: MailServer
) -> None:
    message = remind(known.person("ann@hospital.example"))
    OutgoingMessage.objects.filter(pk=message.pk).update(tries=MOST_TRIES)

    send_due_messages(AT, ALWAYS)

    assert (state_of(message), mail_server.arrived) == (MessageState.DEAD, [])


def test_the_outbox_holds_no_code_and_the_message_does(
    known: Known, mail_server: MailServer, settings: Settings
) -> None:
    settings.BASE_URL = "https://naast.hospital.example"
    person_id, case_id = known.person("ann@hospital.example"), uuid4()
    until = AT + timedelta(hours=4)
    ask_supporter(actor=CLOCK, at=AT, case_id=case_id, person_id=person_id, until=until)
    assert AnswerCode.objects.count() == 0

    send_due_messages(AT, ALWAYS)

    code = AnswerCode.objects.get()
    assert (code.case_id, code.person_id, code.valid_until_at) == (case_id, person_id, until)
    assert "https://naast.hospital.example/answer/#" in mail_server.texts()[0]


def test_somebody_without_e_mail_gets_a_text_message(known: Known, gateway: Gateway) -> None:
    message = remind(known.person(phone="+31612345678"))

    send_due_messages(AT, ALWAYS)

    headers, body = gateway.arrived[0]
    assert (headers["Authorization"], headers["Idempotency-Key"]) == (
        "Bearer secret-token",
        str(message.pk),
    )
    assert (body["id"], body["to"]) == (str(message.pk), "+31612345678")
    assert body["text"].startswith("Naast: Something waits for you")
    assert OutgoingMessage.objects.get(pk=message.pk).channel == "sms"


def test_a_text_message_follows_where_the_e_mail_address_is_refused(
    known: Known, mail_server: MailServer, gateway: Gateway
) -> None:
    mail_server.refuses = {"gone@hospital.example": "550 no such user"}
    message = remind(known.person("gone@hospital.example", phone="+31612345678"))

    send_due_messages(AT, ALWAYS)

    assert (state_of(message), len(gateway.arrived)) == (MessageState.SENT, 1)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, MessageState.SENT),
        (202, MessageState.SENT),
        (400, MessageState.UNREACHABLE),
        (401, MessageState.WAITING),
        (422, MessageState.UNREACHABLE),
        (429, MessageState.WAITING),
        (500, MessageState.WAITING),
        (503, MessageState.WAITING),
    ],
)
def test_what_the_gateway_answers_decides(
    status: int, state: MessageState, known: Known, gateway: Gateway
) -> None:
    gateway.status = status
    message = remind(known.person(phone="+31612345678"))

    send_due_messages(AT, ALWAYS)

    assert state_of(message) == state


def test_a_gateway_that_points_elsewhere_is_not_followed(known: Known, gateway: Gateway) -> None:
    gateway.status, gateway.elsewhere = 307, gateway.url
    message = remind(known.person(phone="+31612345678"))

    send_due_messages(AT, ALWAYS)

    assert (state_of(message), len(gateway.arrived)) == (MessageState.WAITING, 1)


def test_a_gateway_that_does_not_answer_is_tried_again(known: Known, settings: Settings) -> None:
    settings.SMS_GATEWAY_URL = "http://127.0.0.1:1/send"
    message = remind(known.person(phone="+31612345678"))

    send_due_messages(AT, ALWAYS)

    assert state_of(message) == MessageState.WAITING


def test_the_same_words_queue_a_message_once(known: Known) -> None:
    person_id = known.person("ann@hospital.example")

    first, second = (remind(person_id, once="case 1, day 2") for _ in range(2))
    other = remind(person_id, once="case 1, day 3")

    assert (first is None, second is None, other is None) == (False, True, False)
