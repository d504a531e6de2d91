"""Asks the vault every minute whether it rang."""

from datetime import datetime, timedelta

from naast.access.actor import CLOCK
from naast.jobs.duties import duty
from naast.workflows.tell_alarms import tell_alarms


@duty(every=timedelta(minutes=1), name="tell_alarms")
def tell_of_alarms(now: datetime) -> None:
    """Coordinators and the staff representative are written to, day and night."""
    tell_alarms(actor=CLOCK, at=now)
