"""Sends what waits in the outbox."""

from datetime import datetime, timedelta

from naast.jobs.duties import duty
from naast.notify.sending import send_due_messages
from naast.people.queries.sending import sending_hours
from naast.workflows.message_addresses import know_addresses


@duty(every=timedelta(seconds=10), name="send_messages")
def send_messages(now: datetime) -> None:
    """Addresses are opened here and nowhere else."""
    know_addresses()
    send_due_messages(now, sending_hours())
