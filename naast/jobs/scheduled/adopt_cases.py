"""Hands cases to the vault that it could not take when they were reported."""

from datetime import datetime, timedelta

from naast.jobs.duties import duty
from naast.workflows.adopt_soon import adopt_waiting


@duty(every=timedelta(seconds=15), name="adopt_cases")
def adopt_cases(now: datetime) -> None:
    """A case is never lost because the vault was silent."""
    adopt_waiting(at=now)
