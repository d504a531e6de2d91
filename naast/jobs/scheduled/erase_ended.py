"""Removes what has had its time, every hour, so that a day means a day."""

from datetime import datetime, timedelta

from naast.access.actor import CLOCK
from naast.jobs.duties import duty
from naast.workflows.erase_ended import count_support, erase_ended


@duty(every=timedelta(hours=1), name="erase_ended")
def erase_what_has_ended(now: datetime) -> None:
    """Every area's own erasers say what and when. Support is counted before a count may go."""
    count_support(actor=CLOCK, at=now)
    erase_ended(actor=CLOCK, at=now)
