"""No name reaches a message, the outbox or a log, whatever is sent to whom."""

from datetime import timedelta
from uuid import uuid4

import pytest
from pytest_django.fixtures import Settings

from naast.access.actor import CLOCK
from naast.jobs.scheduled.send_messages import send_messages
from naast.notify import addresses
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.notify.models import AnswerCode, OutgoingMessage
from naast.people.models import Hospital
from tests.factories.people import a_department, a_person
from tests.factories.post import Gateway, MailServer
from tests.notify.conftest import AT

pytestmark = pytest.mark.django_db
CANARY = "Zwaluwstaart"
PHONE = "+31 6 87654321"


def stored() -> str:
    rows = [*OutgoingMessage.objects.values_list(), *AnswerCode.objects.values_list()]
    return repr(rows)


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """All but the log of the mail server, which is not ours."""
    ours = [record for record in caplog.records if record.name != "mail.log"]
    return repr([(record.getMessage(), record.exc_text) for record in ours])


@pytest.fixture(autouse=True)
def _only_the_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_resolvers", {})


@pytest.mark.parametrize("works", [True, False])
def test_no_canary_leaves_whether_the_mail_server_works_or_not(
    works: bool,
    mail_server: MailServer,
    gateway: Gateway,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level("DEBUG")
    department = a_department(name=f"Ward {CANARY}")
    by_mail = a_person(name=CANARY, department=department, email="s1@hospital.example", phone=PHONE)
    by_text = a_person(name=f"Ann {CANARY}", department=department, email="", phone=PHONE)
    by_none = a_person(name=f"Bob {CANARY}", department=department, email="", phone="")
    for kind in MessageKind:
        for person in (by_mail, by_text, by_none):
            queue_message(actor=CLOCK, at=AT, kind=kind, person_id=person.pk, case_id=uuid4())
    mail_server.says = "250 OK" if works else f"554 no {CANARY} here"
    gateway.status = 202 if works else 400

    assert CANARY not in stored()
    send_messages(AT)

    kinds = len(MessageKind)
    assert len(mail_server.arrived) == (kinds if works else 0)
    assert len(gateway.arrived) == (kinds if works else 2 * kinds)
    sent = "".join(one.as_string() for one in mail_server.arrived)
    sent += repr([body for _, body in gateway.arrived])
    assert CANARY not in sent
    for hidden in (CANARY, "s1@hospital.example", "87654321"):
        assert hidden not in stored()
        assert hidden not in logged(caplog)
    out = capfd.readouterr()
    assert CANARY not in out.out + out.err


def test_who_left_the_directory_is_not_written_to(mail_server: MailServer) -> None:
    gone = a_person(email="gone@hospital.example", ends_on=(AT - timedelta(days=400)).date())
    here = a_person(email="here@hospital.example")
    for person in (gone, here):
        queue_message(actor=CLOCK, at=AT, kind=MessageKind.SOMETHING_WAITING, person_id=person.pk)

    send_messages(AT)

    assert mail_server.to == ["here@hospital.example"]


def test_at_night_only_what_cannot_wait_goes_out(mail_server: MailServer) -> None:
    Hospital.objects.create(name="Hospital")
    person = a_person(email="here@hospital.example")
    night = AT.replace(hour=23)
    for kind in (MessageKind.SOMETHING_WAITING, MessageKind.ALARM):
        queue_message(actor=CLOCK, at=night, kind=kind, person_id=person.pk, language="en")

    send_messages(night)
    assert [one["Subject"] for one in mail_server.arrived] == ["Naast: you are needed now"]

    send_messages(night + timedelta(hours=9))
    assert len(mail_server.arrived) == 2


def test_in_a_hospital_around_the_clock_everything_goes_out_at_night(
    mail_server: MailServer,
) -> None:
    Hospital.objects.create(name="Hospital", around_the_clock=True)
    person = a_person(email="here@hospital.example")
    night = AT.replace(hour=23)
    queue_message(actor=CLOCK, at=night, kind=MessageKind.SOMETHING_WAITING, person_id=person.pk)

    send_messages(night)

    assert len(mail_server.arrived) == 1
