"""When a service can be reached: a pattern of the week, holidays and days off, on a wall clock."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

LOOK_AHEAD_DAYS = 60
MOST_SPANS = 4
_DAY = timedelta(days=1)
_SPAN = re.compile(
    r"(\d{1,2})[:.h]?(\d{2})?\s*(?:-|\u2013|to|tot)\s*(\d{1,2})[:.h]?(\d{2})?", re.ASCII
)
Holiday = Callable[[date], bool]


@dataclass(frozen=True, order=True)
class Span:
    """From one time of the day to another. until at or before start: on the next day."""

    start: time
    until: time


@dataclass(frozen=True)
class Opening:
    """week: Monday first, seven tuples of spans, a break being the gap between two.

    A span belongs to the day it begins on: a night that begins before a holiday runs on into it.
    """

    always: bool = False
    week: tuple[tuple[Span, ...], ...] = ((),) * 7
    closed_on_holidays: bool = True
    days_off: frozenset[date] = field(default_factory=frozenset)

    @property
    def known(self) -> bool:
        """Somebody filled in when it is open."""
        return self.always or any(self.week)


@dataclass(frozen=True)
class Now:
    """Open at a moment or not. until_at: when it closes; opens_at: when it opens again.

    Both in UTC; None where nothing changes within LOOK_AHEAD_DAYS.
    """

    open: bool
    until_at: datetime | None = None
    opens_at: datetime | None = None


def state_at(opening: Opening, moment: datetime, zone: ZoneInfo, holiday: Holiday) -> Now:
    """moment: aware. A closing hour that happens twice (clocks go back) is the later one."""
    if opening.always:
        return Now(open=True)
    now = moment.astimezone(UTC)
    last = now + timedelta(days=LOOK_AHEAD_DAYS)
    for start, end in _merged(opening, now.astimezone(zone).date(), zone, holiday):
        if end <= now:
            continue
        if start <= now:
            return Now(open=True, until_at=end if end < last else None)
        return Now(open=False, opens_at=start)
    return Now(open=False)


def _merged(
    opening: Opening, today: date, zone: ZoneInfo, holiday: Holiday
) -> Iterator[tuple[datetime, datetime]]:
    """What is open from yesterday on, in UTC; spans that touch are one."""
    current: tuple[datetime, datetime] | None = None
    for start, end in sorted(_moments(opening, today, zone, holiday)):
        if current and start <= current[1]:
            current = (current[0], max(current[1], end))
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current


def _moments(
    opening: Opening, today: date, zone: ZoneInfo, holiday: Holiday
) -> Iterator[tuple[datetime, datetime]]:
    for after in range(-1, LOOK_AHEAD_DAYS + 1):
        day = today + after * _DAY
        if day in opening.days_off or (opening.closed_on_holidays and holiday(day)):
            continue
        for span in opening.week[day.weekday()]:
            end_day = day if span.until > span.start else day + _DAY
            start = datetime.combine(day, span.start, zone).astimezone(UTC)
            end = datetime.combine(end_day, span.until, zone).replace(fold=1).astimezone(UTC)
            if start < end:  # else it lies in the hour that the clocks skip
                yield start, end


class UnreadableHours(ValueError):
    """The text of one day cannot be read; .code is overlap, too_many or unclear."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_spans(text: str) -> tuple[Span, ...]:
    """'08:00-12:30, 13-17' as spans, in order; empty: closed. '24:00' is midnight."""
    spans = sorted(_span(part) for part in re.split(r"[,;+]", text) if part.strip())
    if len(spans) > MOST_SPANS:
        raise UnreadableHours("too_many")
    for earlier, later in pairwise(spans):
        if earlier.until <= earlier.start or later.start < earlier.until:
            raise UnreadableHours("overlap")
    return tuple(spans)


def write_spans(spans: Sequence[Span]) -> str:
    """The text that read_spans reads back."""
    return ", ".join(f"{span.start:%H:%M}-{span.until:%H:%M}" for span in spans)


def _span(text: str) -> Span:
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        raise UnreadableHours("unclear")
    hour, minute, until_hour, until_minute = (int(part or 0) for part in found.groups())
    if until_hour == 24 and until_minute == 0:
        until_hour = 0
    try:
        return Span(time(hour, minute), time(until_hour, until_minute))
    except ValueError as error:
        raise UnreadableHours("unclear") from error
