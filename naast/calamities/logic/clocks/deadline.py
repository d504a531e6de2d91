"""The day something is due, and each step of how it was found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal

from naast.calamities.logic.clocks.calendars import EARLIEST, LATEST, Calendar
from naast.calamities.logic.clocks.hours import end_of_hours
from naast.calamities.logic.clocks.rules import Rule

DAY = timedelta(days=1)
StepCode = Literal[
    "at_once",
    "next_day",
    "skipped",
    "counted",
    "added",
    "still",
    "closed_forward",
    "closed_back",
    "extended",
    "granted",
    "named",
    "two_open_days",
    "hours",
]
Warning_ = Literal["equated_days_unknown", "first_day_unconfirmed", "counting_unconfirmed"]


class DoesNotFit(ValueError):
    """No day can be found like this."""


class NotExtendable(DoesNotFit):
    """The rule does not allow the extension that was asked for."""


class CannotStandStill(DoesNotFit):
    """No source says that this clock can stand still."""


class OutOfCalendar(DoesNotFit):
    """A day is so far away that nobody knows its holidays: a slip of the finger."""


@dataclass(frozen=True)
class Still:
    """Days on which the clock stood still, both ends included."""

    from_on: date
    until_on: date

    @property
    def both(self) -> tuple[date, date]:
        """The ends."""
        return self.from_on, self.until_on

    def holds(self, day: date) -> bool:
        """Whether the day does not count."""
        return self.from_on <= day <= self.until_on


@dataclass(frozen=True)
class Step:
    """One move of the calculation: what was done, and the day it led to; the hour where known."""

    code: StepCode
    on: date
    count: int = 0
    hour: time | None = None


@dataclass(frozen=True)
class Deadline:
    """due: the last day; hour: on that day, where the rule counts in hours and the hour of the
    start is known. opens: the first day of a window. warnings: what is not settled."""

    rule: Rule
    start: date
    due: date
    steps: tuple[Step, ...]
    opens: date | None = None
    hour: time | None = None
    warnings: tuple[Warning_, ...] = ()


@dataclass
class _Count:
    """The calculation under way."""

    calendar: Calendar
    still: Sequence[Still]
    day: date
    steps: list[Step] = field(default_factory=list)

    def note(self, code: StepCode, count: int = 0) -> None:
        self.steps.append(Step(code, self.day, count))

    def stands_still(self, day: date) -> bool:
        return any(one.holds(day) for one in self.still)

    def move_until(self, fits: Callable[[date], bool], by: timedelta, code: StepCode) -> None:
        if fits(self.day):
            return
        while not fits(self.day):
            self.day += by
        self.note(code)


def deadline(
    rule: Rule,
    start: date,
    calendar: Calendar,
    *,
    still: Sequence[Still] = (),
    extra_weeks: int = 0,
    granted_until: date | None = None,
    begun: datetime | None = None,
) -> Deadline:
    """The day after the start is the first that counts.

    still: days on which the clock stood. extra_weeks: an extension the rule itself allows.
    granted_until: the day in the letter or answer of whoever sets it; it is taken as it stands,
    also where it is earlier than the day that was counted. begun: the moment of the start in the
    hospital's time, where it is known; only a rule that counts in hours asks it.
    NotExtendable when the rule allows no such extension, CannotStandStill when no source says that
    its clock can, OutOfCalendar for days too far away.
    """
    _refuse_far_days(start, granted_until, still)
    _refuse_extension(rule, start, extra_weeks, granted_until)
    if still and not rule.suspension:
        raise CannotStandStill(rule.name)
    count = _Count(calendar, still, start)
    hour = None
    if begun is not None and rule.hours:
        hour = _add_hours(count, rule, begun)
    elif rule.unit == "at_once":
        count.note("at_once")
    elif rule.unit == "working_days":
        _add_working_days(count, rule)
    else:
        _add_days(count, rule, extra_weeks)
    if granted_until is not None:
        later = granted_until > count.day
        count.day = granted_until
        count.note("granted" if later else "named")
    if count.day > LATEST:
        raise OutOfCalendar(rule.name)
    opens = _opens(rule, start, calendar)
    return Deadline(
        rule, start, count.day, tuple(count.steps), opens, hour, _warnings(rule, start, count, hour)
    )


def _refuse_far_days(start: date, granted_until: date | None, still: Sequence[Still]) -> None:
    days = [start, granted_until or start, *(day for one in still for day in one.both)]
    if min(days) < EARLIEST or max(days) > LATEST:
        raise OutOfCalendar


def _refuse_extension(
    rule: Rule, start: date, extra_weeks: int, granted_until: date | None
) -> None:
    if not 0 <= extra_weeks <= rule.extra_weeks:
        raise NotExtendable(rule.name)
    if granted_until is not None and (rule.extension != "on_request" or granted_until < start):
        raise NotExtendable(rule.name)


def _add_hours(count: _Count, rule: Rule, begun: datetime) -> time:
    end = end_of_hours(begun, rule.hours)
    count.day, hour = end.date(), end.time()
    count.steps.append(Step("hours", count.day, rule.hours, hour))
    return hour


def _add_working_days(count: _Count, rule: Rule) -> None:
    """A day on which the hospital is closed lengthens its own steps, never somebody else's."""
    done, own = 0, frozenset[date]() if rule.country else count.calendar.own
    while done < rule.length:
        count.day += DAY
        works = count.calendar.is_working_day(count.day) and count.day not in own
        counts = works and not count.stands_still(count.day)
        done += counts
        count.note("counted" if counts else "skipped", done)


def _add_days(count: _Count, rule: Rule, extra_weeks: int) -> None:
    start, weeks = count.day, rule.unit == "weeks"
    _advance(count, rule.length * (7 if weeks else 1))
    count.note("added", rule.length)
    if count.still and count.day > start + timedelta(days=rule.length * (7 if weeks else 1)):
        count.note("still", (count.day - start).days - rule.length * (7 if weeks else 1))
    if extra_weeks:
        _advance(count, extra_weeks * 7)
        count.note("extended", extra_weeks)
    if rule.counting == "law":
        _end_by_law(count, rule, start, extra_weeks)
    elif weeks:
        own = count.calendar.own
        count.move_until(
            lambda day: (count.calendar.is_open(day) and day not in own) or day <= start,
            -DAY,
            "closed_back",
        )


def _advance(count: _Count, days: int) -> None:
    while days:
        count.day += DAY
        days -= not count.stands_still(count.day)


def _end_by_law(count: _Count, rule: Rule, start: date, extra_weeks: int) -> None:
    """Articles 1, 2 and 4 of the Algemene termijnenwet; countries.json has the figures."""
    weeks = (rule.length + extra_weeks) if rule.unit == "weeks" else rule.length / 7
    longest, least = count.calendar.longest_weeks, count.calendar.least_open_days
    if longest is not None and weeks > longest:
        return
    is_open = count.calendar.is_open
    if rule.unit == "days" and rule.length > least:
        two = _open_day_after(start, least, is_open)
        if two > count.day:
            count.day = two
            count.note("two_open_days")
    count.move_until(is_open, DAY, "closed_forward")


def _open_day_after(start: date, number: int, is_open: Callable[[date], bool]) -> date:
    day = start
    while number:
        day += DAY
        number -= is_open(day)
    return day


def _opens(rule: Rule, start: date, calendar: Calendar) -> date | None:
    if rule.opens_after is None:
        return None
    day = start + timedelta(weeks=rule.opens_after)
    while not calendar.is_open(day) or day in calendar.own:
        day += DAY
    return day


def _warnings(rule: Rule, start: date, count: _Count, hour: time | None) -> tuple[Warning_, ...]:
    """What the reader must know: the facts themselves mark these as not settled."""
    found: list[Warning_] = []
    if rule.unit != "at_once" and hour is None:
        found.append("first_day_unconfirmed")
    if rule.unit == "working_days":
        found.append("counting_unconfirmed")
    decreed = count.calendar.decreed_years
    by_weeks = rule.unit == "weeks" and bool(decreed)
    if by_weeks and not {start.year, count.day.year} <= decreed:
        found.append("equated_days_unknown")
    return tuple(found)
