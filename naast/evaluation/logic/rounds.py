"""The states of a round, its periods, and how low its bounds may go."""

from datetime import date, timedelta
from enum import StrEnum


class State(StrEnum):
    """Where a round stands. counted, destroyed: over."""

    PREPARING = "preparing"
    COLLECTING = "collecting"
    READY = "ready"
    CLOSED = "closed"
    COUNTED = "counted"
    DESTROYED = "destroyed"


class Way(StrEnum):
    """How people answer: sealed on a screen, or on paper in an envelope."""

    BALLOTS = "ballots"
    PAPER = "paper"


TAKES_ANSWERS = frozenset({State.COLLECTING, State.READY})
UNFINISHED = frozenset({State.PREPARING, State.COLLECTING, State.READY})
WAITS_FOR_COUNT = frozenset({State.READY, State.CLOSED})
OVER = frozenset({State.COUNTED, State.DESTROYED})

LEAST_BALLOTS, LEAST_SUPPORTERS = 10, 3
LOWEST_BALLOTS, LOWEST_SUPPORTERS = 5, 2
MOST_BALLOTS, MOST_SUPPORTERS = 200, 10
BALLOT_BYTES = 2048
FEW_CASES = 50  # a year: below it the paper twin is the better way
COUNT_WITHIN = timedelta(days=60)
REMIND_AFTER = (timedelta(days=14), timedelta(days=35), timedelta(days=50))


def count_by(ready_on: date) -> date:
    """The last day for counting; the day after it the round is destroyed unread."""
    return ready_on + COUNT_WITHIN


def is_too_late(ready_on: date | None, today: date) -> bool:
    """Ready so long, and not counted."""
    return ready_on is not None and today > count_by(ready_on)


def reminds(ready_on: date | None, reminded_on: date | None, today: date) -> bool:
    """Whether a reminder is due that was not sent yet; several missed are one."""
    if ready_on is None:
        return False
    due = [ready_on + after for after in REMIND_AFTER if ready_on + after <= today]
    return bool(due) and (reminded_on is None or reminded_on < due[-1])
