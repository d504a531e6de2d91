"""Ends the work of those whose last day has passed."""

from datetime import datetime, timedelta

from naast.access.actor import CLOCK
from naast.jobs.duties import duty
from naast.people.actions.let_person_leave import end_employments


@duty(every=timedelta(hours=6), name="end_employments")
def end_past_employments(now: datetime) -> None:
    """The day after the last day at the latest, they can no longer sign in."""
    end_employments(actor=CLOCK, at=now)
