"""Looks at intervision: dates are planned ahead, groups reminded, no meeting stays uncounted."""

from datetime import datetime, timedelta

from naast.jobs.duties import duty
from naast.supporters.actions.watch_intervision import watch_intervision


@duty(every=timedelta(hours=1), name="watch_intervision")
def look_at_intervision(now: datetime) -> None:
    """Reminds once each, and remembers what nobody counted in four weeks."""
    watch_intervision(at=now)
