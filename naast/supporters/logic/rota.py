"""Turns on call: when they are, by the pattern that the hospital chose, and who may take one.

Moments are in UTC, because hours are counted: the night in which the clock changes is an hour
shorter or longer. `on` is the day on which a turn begins on the hospital's clock.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

_SATURDAY = 5
_DAY = timedelta(days=1)
FOUR_WEEKS = timedelta(days=28)
HALF_HOUR = timedelta(minutes=30)


class Kind(StrEnum):
    """Part of the week outside working hours."""

    NIGHT = "night"
    DAY = "day"  # of a weekend, a public holiday or a day off


class Wish(StrEnum):
    """What a supporter says of one turn. Nobody asks why."""

    PREFER = "prefer"
    RATHER_NOT = "rather_not"
    CANNOT = "cannot"


class WhyNot(StrEnum):
    """What keeps somebody from one turn."""

    NOT_WILLING = "not_willing"
    AWAY = "away"
    CANNOT = "cannot"
    REST = "rest"
    MOST = "most"


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """What the hospital chose. places: 2 where somebody is in reserve for each turn.

    most: turns of one person in any four weeks. rest: at least so long between two of them.
    """

    nights: bool = False
    weekends: bool = False
    starts: time = time(17, 0)  # the night; and the end of a day of the weekend
    ends: time = time(8, 30)
    places: int = 1
    rest: timedelta = timedelta(hours=48)
    most: int = 4

    @property
    def on(self) -> bool:
        """Whether this hospital has anybody on call."""
        return self.nights or self.weekends


@dataclass(frozen=True, order=True)
class Turn:
    """One person's turn. place: 1 is asked first, 2 when the first does not answer."""

    starts_at: datetime
    place: int
    ends_at: datetime
    on: date
    kind: Kind

    @property
    def length(self) -> int:
        """In half hours."""
        return (self.ends_at - self.starts_at) // HALF_HOUR

    @property
    def days(self) -> tuple[date, ...]:
        """The days that it touches."""
        return (self.on, self.on + _DAY) if self.kind is Kind.NIGHT else (self.on,)


@dataclass(frozen=True)
class Hours:
    """The hospital's clock, and which days are days off."""

    zone: ZoneInfo
    is_day_off: Callable[[date], bool]

    def is_free(self, day: date) -> bool:
        """A weekend, a public holiday or a day off."""
        return day.weekday() >= _SATURDAY or self.is_day_off(day)

    def moment(self, day: date, clock: time) -> datetime:
        """In UTC."""
        return datetime.combine(day, clock, self.zone).astimezone(UTC)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A supporter as the rota sees them. half_hours: on call in the last twelve months.

    away: stretches of days, both ends included, rest that was asked for among them. held: turns
    that are theirs already and are not drafted now.
    """

    id: str
    kinds: frozenset[Kind] = frozenset(Kind)
    away: Sequence[tuple[date, date]] = ()
    wishes: Mapping[tuple[date, Kind], Wish] = field(default_factory=dict)
    half_hours: int = 0
    held: tuple[Turn, ...] = ()

    def wish(self, turn: Turn) -> Wish | None:
        """For that turn, whichever place."""
        return self.wishes.get((turn.on, turn.kind))

    def is_away(self, turn: Turn) -> bool:
        """On any day that it touches."""
        return any(start <= day <= end for start, end in self.away for day in turn.days)


def turns_between(pattern: Pattern, hours: Hours, first: date, last: date) -> list[Turn]:
    """All turns that begin on these days, both included, in order."""
    found = []
    day = first
    while day <= last:
        found += [
            Turn(starts, place, ends, day, kind)
            for kind, starts, ends in _of_day(pattern, hours, day)
            for place in range(1, pattern.places + 1)
        ]
        day += _DAY
    return sorted(found)


def turn_at(pattern: Pattern, hours: Hours, at: datetime) -> Turn | None:
    """The turn of the first place that covers the moment; None while the team itself is there."""
    here = at.astimezone(hours.zone).date()
    near = turns_between(pattern, hours, here - _DAY, here)
    return next((one for one in near if one.starts_at <= at < one.ends_at), None)


def _of_day(pattern: Pattern, hours: Hours, day: date) -> Iterable[tuple[Kind, datetime, datetime]]:
    if pattern.weekends and hours.is_free(day):
        yield Kind.DAY, hours.moment(day, pattern.ends), hours.moment(day, pattern.starts)
    if pattern.nights:
        starts, ends = hours.moment(day, pattern.starts), hours.moment(day + _DAY, pattern.ends)
        yield Kind.NIGHT, starts, ends


def too_near(one: Turn, other: Turn, rest: timedelta) -> bool:
    """Whether nobody takes both: they overlap, or too little rest lies between."""
    first, second = sorted((one, other))
    return second.starts_at < first.ends_at + rest


def why_not(
    candidate: Candidate, turn: Turn, pattern: Pattern, beside: Collection[Turn]
) -> tuple[WhyNot, ...]:
    """Why this turn is not for the candidate. beside: their other turns, those held included."""
    rules = (
        (turn.kind not in candidate.kinds, WhyNot.NOT_WILLING),
        (candidate.is_away(turn), WhyNot.AWAY),
        (candidate.wish(turn) is Wish.CANNOT, WhyNot.CANNOT),
        (any(too_near(turn, other, pattern.rest) for other in beside), WhyNot.REST),
        (_too_many(turn, pattern.most, beside), WhyNot.MOST),
    )
    return tuple(code for holds, code in rules if holds)


def _too_many(turn: Turn, most: int, beside: Collection[Turn]) -> bool:
    """In any four weeks with this turn in them."""
    days = sorted([turn.on, *(other.on for other in beside)])
    return any(
        sum(start <= day < start + FOUR_WEEKS for day in days) > most
        for start in days
        if start <= turn.on < start + FOUR_WEEKS
    )
