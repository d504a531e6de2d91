"""The hospital's periods for the life of a case."""

from datetime import timedelta

from naast.cases.logic.steps import Clocks
from naast.people.queries import hospital


def clocks() -> Clocks:
    """One day until the first call; half an hour where support runs around the clock."""
    if hospital().around_the_clock:
        return Clocks(
            first_call=timedelta(minutes=30),
            without_coordinator=timedelta(minutes=5),
            answer=timedelta(minutes=10),
        )
    return Clocks()
