"""Reminds those who promised a family something, and asks the next coach when one is silent."""

from datetime import datetime, timedelta

from naast.access.actor import CLOCK
from naast.calamities.actions.ask_coach import move_on
from naast.calamities.actions.remind_of_promises import remind_of_promises
from naast.jobs.duties import duty


@duty(every=timedelta(hours=1), name="remind_of_promises")
def remind_families(now: datetime) -> None:
    """The day before, on the day, and after it the contact person and the secretary too."""
    remind_of_promises(actor=CLOCK, at=now)


@duty(every=timedelta(minutes=10), name="ask_next_coach")
def next_coaches(now: datetime) -> None:
    """Nobody waits for a coach who does not answer."""
    move_on(actor=CLOCK, at=now)
