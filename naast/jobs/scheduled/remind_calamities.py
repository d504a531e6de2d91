"""Reminds those who have something due in a calamity file."""

from datetime import datetime, timedelta

from naast.access.actor import CLOCK
from naast.calamities.actions.remind_owners import remind_owners
from naast.jobs.duties import duty


@duty(every=timedelta(hours=1), name="remind_calamities")
def remind_of_calamities(now: datetime) -> None:
    """Each owner the day before and on the day; after it the secretary and the committee too."""
    remind_owners(actor=CLOCK, at=now)
