"""When somebody is reminded of a measure, and when it is late: until its effect is checked.

Waiting for: carrying it out until due_on, then checking its effect from check_on on.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

BEFORE, AGAIN = timedelta(days=7), timedelta(days=7)
TO_CHECK = timedelta(days=14)  # so long a check may take from its day on
Waiting = Literal["", "to_do", "to_check"]


@dataclass(frozen=True)
class Standing:
    """waiting_for: empty when nothing is; until: its day, of a check the first."""

    waiting_for: Waiting
    until: date | None = None

    def is_late(self, today: date) -> bool:
        """Past its day, and of a check the days it may take."""
        if self.until is None:
            return False
        return today > self.until + (TO_CHECK if self.waiting_for == "to_check" else timedelta())


def standing(state: str, *, due_on: date, check_on: date) -> Standing:
    """What a measure waits for, by its state."""
    if state == "planned":
        return Standing("to_do", due_on)
    return Standing("to_check", check_on) if state == "done" else Standing("")


def remind_owner(here: Standing, *, today: date, told_on: date | None) -> bool:
    """A week before, on the day, and each week after it, until it is done. A check begins on its
    day, so nobody is told before."""
    if here.until is None:
        return False
    first = here.until - (BEFORE if here.waiting_for == "to_do" else timedelta())
    if today < first:
        return False
    if told_on is None or told_on < first:
        return True
    if today >= here.until > told_on:
        return True
    return today >= here.until and today - told_on >= AGAIN
