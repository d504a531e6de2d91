"""Several machines send at once, and some die while sending."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection

from naast.access.actor import CLOCK
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.notify.logic.retries import LEASE
from naast.notify.models import OutgoingMessage
from naast.notify.sending import send_due_messages
from tests.factories.database import database_url
from tests.factories.post import MailServer
from tests.notify.conftest import ALWAYS, AT, Known

pytestmark = pytest.mark.django_db(transaction=True)


def queue(known: Known, count: int, at: datetime = AT) -> None:
    for number in range(count):
        queue_message(
            actor=CLOCK,
            at=at,
            kind=MessageKind.SOMETHING_WAITING,
            person_id=known.person(f"p{number}@hospital.example"),
        )


def test_four_senders_at_once_send_every_message_exactly_once(
    known: Known, mail_server: MailServer
) -> None:
    queue(known, 24)
    start = Barrier(4)

    def send() -> None:
        start.wait()
        try:
            send_due_messages(AT, ALWAYS)
        finally:
            connection.close()

    threads = [Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(mail_server.to) == sorted(f"p{number}@hospital.example" for number in range(24))
    assert set(OutgoingMessage.objects.values_list("state", flat=True)) == {"sent"}


_SENDER = """
import os, django; django.setup()
from datetime import datetime
from zoneinfo import ZoneInfo
from django.conf import settings
settings.EMAIL_PORT = int(os.environ["MAIL_PORT"])
from naast.notify.addresses import Address, register_resolver
from naast.notify.logic.quiet import SendingHours
from naast.notify.sending import send_due_messages
register_resolver("test", lambda person: Address(email="ann@hospital.example"))
send_due_messages(
    datetime.fromisoformat(os.environ["NOW"]),
    SendingHours(zone=ZoneInfo("UTC"), around_the_clock=True),
)
"""


def test_a_sender_that_is_killed_while_the_mail_server_listens_loses_no_message(
    known: Known, mail_server: MailServer
) -> None:
    now = datetime.now(UTC)
    queue(known, 1, at=now)
    mail_server.delay_seconds = 20
    child = subprocess.Popen(
        [sys.executable, "-c", _SENDER],
        env={
            **os.environ,
            "NAAST_DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "MAIL_PORT": str(mail_server.port),
            "NOW": now.isoformat(),
        },
    )
    wait_until_claimed()
    child.kill()
    child.wait()
    mail_server.delay_seconds = 0

    send_due_messages(now + timedelta(minutes=1), ALWAYS)
    assert mail_server.to == []  # the claim still holds
    send_due_messages(now + LEASE + timedelta(seconds=30), ALWAYS)

    assert mail_server.to == ["p0@hospital.example"]
    row = OutgoingMessage.objects.get()
    assert (row.state, row.tries) == ("sent", 2)


def wait_until_claimed() -> None:
    ends = time.monotonic() + 30
    while not OutgoingMessage.objects.exclude(claimed_by=None).exists():
        assert time.monotonic() < ends, "The child never claimed the message."
        time.sleep(0.05)


def test_a_sender_that_was_taken_over_changes_nothing_afterwards(
    known: Known, mail_server: MailServer
) -> None:
    queue(known, 1)
    row = OutgoingMessage.objects.get()

    def taken_over(person_id: object) -> None:
        """While this sender looks for the address, its claim goes to another."""
        OutgoingMessage.objects.filter(pk=row.pk).update(claimed_by=uuid4())

    known.addresses.clear()
    from naast.notify import addresses

    addresses._resolvers["slow"] = taken_over  # type: ignore[assignment]
    send_due_messages(AT, ALWAYS)

    assert OutgoingMessage.objects.get().state == "waiting"
