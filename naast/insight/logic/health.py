"""How programmes fail, as measures with a threshold: plain numbers in, a standing out.

The ways of failing are those seen in practice: evaluation unanswered, a coordinator without time or
successor, what only one person can do, intervision cancelled, nobody new trained, supporters idle
or overloaded, a profession or site without anybody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

LEAST_SUPPORTED = 10  # of fewer, a late step would be told about somebody
LEAST_STAFF = 10
LEAST_TEAM = 3  # of fewer supporters, a share is about one of them
STEPS = 4


class Indicator(StrEnum):
    """A way of failing."""

    CALLS_LATE = "calls_late"
    REQUESTS_WAIT = "requests_wait"
    REPORTS_WAIT = "reports_wait"
    SUCCESSOR = "successor"
    ONE_PERSON = "one_person"
    PROFESSIONS = "professions"
    SITES = "sites"
    NEW_TRAINED = "new_trained"
    IDLE = "idle"
    STRETCHED = "stretched"
    LOOKED_AFTER = "looked_after"
    INTERVISION = "intervision"
    INTERVISION_HELD = "intervision_held"
    REFRESHERS = "refreshers"


class Standing(StrEnum):
    """unknown: not measured, or too few to say anything without saying it of somebody."""

    WELL = "well"
    LOOK = "look"
    UNKNOWN = "unknown"


class Why(StrEnum):
    """Why there is no number."""

    MEASURED = ""
    TOO_FEW = "too_few"
    TOO_SOON = "too_soon"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Limit:
    """From which number on (or below which, where fewer is worse) somebody should look."""

    default: int
    least: int
    most: int
    fewer_is_worse: bool = False


# As delivered; the reasons stand in choices_health, in words.
LIMITS: Mapping[Indicator, Limit] = {
    Indicator.CALLS_LATE: Limit(10, 5, 30),
    Indicator.REQUESTS_WAIT: Limit(10, 5, 30),
    Indicator.REPORTS_WAIT: Limit(10, 5, 30),
    Indicator.SUCCESSOR: Limit(2, 1, 5, fewer_is_worse=True),
    Indicator.ONE_PERSON: Limit(3, 1, 20),
    Indicator.PROFESSIONS: Limit(1, 1, 12),
    Indicator.SITES: Limit(1, 1, 12),
    Indicator.NEW_TRAINED: Limit(2, 1, 50, fewer_is_worse=True),
    Indicator.IDLE: Limit(25, 5, 100),
    Indicator.STRETCHED: Limit(15, 5, 100),
    Indicator.LOOKED_AFTER: Limit(25, 5, 100),
    Indicator.INTERVISION: Limit(25, 5, 100),
    Indicator.INTERVISION_HELD: Limit(6, 1, 24),
    Indicator.REFRESHERS: Limit(20, 5, 100),
}
# Counted day by day: yes or no, never how many.
BY_DAY = (Indicator.CALLS_LATE, Indicator.REQUESTS_WAIT, Indicator.REPORTS_WAIT)
# Numbers about the team of supporters itself: to the coordinator only.
OF_TEAM = frozenset(
    {
        Indicator.NEW_TRAINED,
        Indicator.IDLE,
        Indicator.STRETCHED,
        Indicator.LOOKED_AFTER,
        Indicator.REFRESHERS,
    }
)


@dataclass(frozen=True)
class Measure:
    """One number of one month. base: of how many; what: codes or names with how many people."""

    indicator: Indicator
    number: int | None
    base: int | None = None
    what: Sequence[tuple[str, int]] = ()
    why: Why = Why.MEASURED


def standing_of(measure: Measure, limit: int) -> Standing:
    """Against the hospital's own threshold."""
    if measure.number is None:
        return Standing.UNKNOWN
    if LIMITS[measure.indicator].fewer_is_worse:
        return Standing.LOOK if measure.number < limit else Standing.WELL
    return Standing.LOOK if measure.number >= limit else Standing.WELL


def step_of(measure: Measure, limit: int) -> int | None:
    """A coarse step, 0 (nothing) to 4; 3 and 4 ask for a look. None: not measured."""
    if measure.number is None:
        return None
    number = measure.number
    if LIMITS[measure.indicator].fewer_is_worse:
        if number < limit:
            return STEPS if number == 0 else STEPS - 1
        return 2 if number < 2 * limit else 1
    if number >= limit:
        return STEPS if number >= 2 * limit else STEPS - 1
    if number == 0:
        return 0
    return 2 if 2 * number >= limit else 1


def days_in_fives(hit: int) -> int:
    """Days of a month, up to the next five: how many exactly would point at a day."""
    return -(-hit // 5) * 5


def percent_in_fives(part: int, whole: int) -> int:
    """A share in percent, rounded to five."""
    return round(100 * part / whole / 5) * 5


def missing(staff: Mapping[str, int], team: Mapping[str, int]) -> list[tuple[str, int]]:
    """Groups of ten people and more with no supporter, largest first; people in whole tens."""
    found = [
        (name, number // 10 * 10)
        for name, number in staff.items()
        if number >= LEAST_STAFF and not team.get(name)
    ]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))
