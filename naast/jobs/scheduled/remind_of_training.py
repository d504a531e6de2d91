"""Reminds supporters in the first days of a month of a text to sign or a competence to refresh."""

from datetime import datetime, timedelta

from naast.access.actor import CLOCK
from naast.jobs.duties import duty
from naast.supporters.actions.remind_of_training import remind_of_training


@duty(every=timedelta(hours=6), name="remind_of_training")
def remind(now: datetime) -> None:
    """Twice in a month is once: the outbox knows what it has said."""
    remind_of_training(actor=CLOCK, at=now)
