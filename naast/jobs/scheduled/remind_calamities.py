"""Begins what a day begins in calamity files, and reminds those who have something due in one."""

from datetime import datetime, timedelta

from naast.access.actor import CLOCK
from naast.calamities.actions.begin_doubt_end import end_doubts
from naast.calamities.actions.remind_owners import remind_owners
from naast.jobs.duties import duty


@duty(every=timedelta(hours=1), name="end_doubts")
def end_of_doubts(now: datetime) -> None:
    """Where the time to decide is over and nothing was decided, reporting is due."""
    end_doubts(actor=CLOCK, at=now)


@duty(every=timedelta(hours=1), name="remind_calamities")
def remind_of_calamities(now: datetime) -> None:
    """Each owner the day before and on the day; after it the secretary and the committee too."""
    remind_owners(actor=CLOCK, at=now)
