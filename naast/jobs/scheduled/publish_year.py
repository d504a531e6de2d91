"""Publishes the numbers of the year that is over, from 15 January on: once."""

from datetime import datetime, timedelta

from django.utils import timezone

from naast.access.actor import CLOCK
from naast.insight.actions.publish import publish
from naast.insight.queries.due import year_due
from naast.jobs.duties import duty


@duty(every=timedelta(hours=1), name="publish_year", limit=timedelta(minutes=15))
def publish_year(now: datetime) -> None:
    """After that it only looks that it is done. What stopped half-way is finished here too."""
    year = year_due(timezone.localdate(now))
    if year is not None:
        publish(actor=CLOCK, at=now, period=year)
