"""Looks every minute at what is due: nothing falls silent."""

from datetime import datetime, timedelta

from naast.jobs.duties import duty
from naast.workflows.run_clocks import run_clocks


@duty(every=timedelta(minutes=1), name="run_clocks")
def look_at_clocks(now: datetime) -> None:
    """Every due case is closed, handed on, or somebody is reminded."""
    run_clocks(at=now)
