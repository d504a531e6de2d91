"""Tells incidents that everyone involved was offered support."""

from datetime import datetime, timedelta

from naast.jobs.duties import duty
from naast.workflows.mark_offers import mark_offers


@duty(every=timedelta(minutes=1), name="mark_offers")
def tell_incidents(now: datetime) -> None:
    """Yes or not yet; nothing about anybody."""
    mark_offers(at=now)
