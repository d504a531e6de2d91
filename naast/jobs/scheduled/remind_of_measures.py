"""Reminds whoever carries out a measure after a calamity, until its effect is checked."""

from datetime import datetime, timedelta

from naast.access.actor import CLOCK
from naast.calamities.actions.remind_of_measures import remind_of_measures
from naast.jobs.duties import duty


@duty(every=timedelta(hours=6), name="remind_of_measures")
def remind(now: datetime) -> None:
    """A week before, on the day and each week after; late ones once to secretary and committee."""
    remind_of_measures(actor=CLOCK, at=now)
