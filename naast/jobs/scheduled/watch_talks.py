"""Looks at group talks: who leads is reminded the day before, and no talk stays uncounted."""

from datetime import datetime, timedelta

from naast.cases.actions.watch_talks import watch_talks
from naast.jobs.duties import duty


@duty(every=timedelta(minutes=15), name="watch_talks")
def look_at_talks(now: datetime) -> None:
    """Reminds once each, and ends what nobody counted in two weeks."""
    watch_talks(at=now)
