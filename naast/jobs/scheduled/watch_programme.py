"""Looks once a day whether clocks are late, and once a month how the programme is."""

from datetime import datetime, timedelta

from django.utils import timezone

from naast.access.actor import CLOCK
from naast.insight.actions.note_day import note_day
from naast.insight.actions.take_snapshot import take_snapshot
from naast.jobs.duties import duty

LOOKS_FROM = 9  # o'clock: what was late in the night may have been done by then


@duty(every=timedelta(hours=1), name="watch_programme")
def watch_programme(now: datetime) -> None:
    """Each once; after that it only sees that it is done."""
    if timezone.localtime(now).hour >= LOOKS_FROM:
        note_day(actor=CLOCK, at=now)
        take_snapshot(actor=CLOCK, at=now)
