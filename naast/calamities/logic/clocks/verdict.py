"""What became of a clock once its last day is over: plain days in, one word out."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

IN_TIME, EXTENDED, LATE, NO_CLOCK = "in_time", "extended", "late", "no_clock"
VERDICTS = (IN_TIME, EXTENDED, LATE, NO_CLOCK)


class Step(NamedTuple):
    """due: the last day, which is over, any extension in it. extended: more time was asked or told
    in time. done: None where nobody has done it."""

    due: date
    done: date | None
    extended: bool = False


def verdict(step: Step) -> str:
    """The last day itself is in time, whatever the hour: of what was done only the day is kept."""
    if step.done is None or step.done > step.due:
        return LATE
    return EXTENDED if step.extended else IN_TIME


def worst(steps: Iterable[Step]) -> str:
    """Of all such clocks of one file; without any, no_clock."""
    found = {verdict(one) for one in steps}
    return next((word for word in (LATE, EXTENDED, IN_TIME) if word in found), NO_CLOCK)
