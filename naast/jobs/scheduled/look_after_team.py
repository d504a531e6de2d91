"""Looks after the team: a talk is offered after several colleagues; who chose a last day stops."""

from datetime import datetime, timedelta

from naast.jobs.duties import duty
from naast.supporters.actions.offer_talk import offer_talks
from naast.workflows.stop_supporting import stop_who_said_so


@duty(every=timedelta(hours=1), name="look_after_team")
def look_after_team(now: datetime) -> None:
    """Offers once in three months at most; stopping twice is stopping once."""
    stop_who_said_so(at=now)
    offer_talks(at=now)
