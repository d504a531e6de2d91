"""Forgets what has had its time: reporters of incidents, marks of received forms, shown names."""

from datetime import datetime, timedelta

from naast.access.actor import CLOCK
from naast.cases.actions.forget_marks import forget_marks
from naast.incidents.actions.forget_reporters import forget_reporters
from naast.jobs.duties import duty


@duty(every=timedelta(hours=1), name="forget")
def forget(now: datetime) -> None:
    """Every hour, so that a day means a day."""
    forget_marks(actor=CLOCK, at=now)
    forget_reporters(actor=CLOCK, at=now)
