"""The hospital's periods for the life of a case."""

from datetime import datetime, timedelta

from naast.cases.logic.steps import Clocks
from naast.notify.logic.quiet import next_moment
from naast.people.queries import hospital
from naast.people.queries.sending import sending_hours


def clocks(at: datetime | None = None) -> Clocks:
    """One day until the first call; half an hour where support runs around the clock.

    at: the moment of asking. Whoever is asked at night hears of it in the morning, and has four
    hours from then.
    """
    if hospital().around_the_clock:
        return Clocks(
            first_call=timedelta(minutes=30),
            without_coordinator=timedelta(minutes=5),
            answer=timedelta(minutes=10),
        )
    return Clocks(heard_at=next_moment(at, sending_hours()) if at else None)
