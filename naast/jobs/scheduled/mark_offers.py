"""Turns the line "support offered to everyone involved", each event on its fixed morning."""

from datetime import datetime, timedelta

from naast.access.actor import CLOCK
from naast.incidents.actions.mark_support_offered import mark_support_offered
from naast.jobs.duties import duty


@duty(every=timedelta(minutes=10), name="mark_offers")
def turn_lines(now: datetime) -> None:
    """Yes or not yet; nothing about anybody."""
    mark_support_offered(actor=CLOCK, at=now)
