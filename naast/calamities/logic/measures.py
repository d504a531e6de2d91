"""When the owner of a measure is reminded, and when a measure is late: until its effect is checked.

Waiting for: carrying it out until due_on, then checking its effect until check_on.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

BEFORE, AGAIN = timedelta(days=7), timedelta(days=7)
Waiting = Literal["", "to_do", "to_check"]


@dataclass(frozen=True)
class Standing:
    """waiting_for: empty when nothing is; until: its day."""

    waiting_for: Waiting
    until: date | None = None

    def is_late(self, today: date) -> bool:
        """Past its day."""
        return self.until is not None and today > self.until


def standing(state: str, *, due_on: date, check_on: date) -> Standing:
    """What a measure waits for, by its state."""
    if state == "planned":
        return Standing("to_do", due_on)
    return Standing("to_check", check_on) if state == "done" else Standing("")


def remind_owner(here: Standing, *, today: date, told_on: date | None) -> bool:
    """A week before, on the day, and each week after it, until it is done."""
    if here.until is None or today < here.until - BEFORE:
        return False
    if told_on is None or told_on < here.until - BEFORE:
        return True
    if today >= here.until > told_on:
        return True
    return today >= here.until and today - told_on >= AGAIN
