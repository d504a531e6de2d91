"""Reminds heads of departments once that names can still be given."""

from datetime import datetime, timedelta

from naast.access.actor import CLOCK
from naast.jobs.duties import duty
from naast.supporters.actions.remind_departments import remind_departments


@duty(every=timedelta(hours=6), name="remind_departments")
def remind(now: datetime) -> None:
    """Once a round."""
    remind_departments(actor=CLOCK, at=now)
