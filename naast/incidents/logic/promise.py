"""When somebody is called: the hospital's calling hours, and never later than one day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

WITHIN = timedelta(days=1)  # BRIEF S1: support is offered within one day
ARRANGE = timedelta(hours=4)  # a supporter has four hours to answer, then the substitute is asked
SHORTEST = timedelta(hours=1)  # less than an hour of calling time is not worth naming
LAST_OF_DAY = time(23, 0)
AROUND_THE_CLOCK = timedelta(minutes=30)


@dataclass(frozen=True)
class CallingHours:
    """Every day of the week, weekends and holidays too: an event does not wait for Monday."""

    opens: time
    closes: time
    around_the_clock: bool = False


@dataclass(frozen=True)
class Promise:
    """soon: within half an hour. between: on that day from opens until closes. before: by closes.

    today: whether the day is the one on which it is promised.
    """

    kind: Literal["soon", "between", "before"]
    today: bool
    day: date
    opens: time
    closes: time


def promise(now: datetime, hours: CallingHours) -> Promise:
    """now: aware, in the hospital's own zone. Times are rounded down to a quarter."""
    if hours.around_the_clock:
        soon = now + AROUND_THE_CLOCK
        return Promise("soon", soon.date() == now.date(), soon.date(), now.time(), soon.time())
    if _lasts(now, _at(now, now.date(), hours.closes)) >= ARRANGE:
        kind: Literal["between", "before"] = "between" if now.time() < hours.opens else "before"
        return Promise(kind, True, now.date(), hours.opens, hours.closes)
    return _tomorrow(now, hours)


def _tomorrow(now: datetime, hours: CallingHours) -> Promise:
    """Tomorrow's hours, cut off where one day after the report is over."""
    latest = (now.astimezone(UTC) + WITHIN).astimezone(now.tzinfo)
    tomorrow = now.date() + timedelta(days=1)
    if latest.date() < tomorrow or latest.hour == 0:  # "tomorrow before 0:15" helps nobody
        return Promise("before", True, now.date(), hours.opens, LAST_OF_DAY)
    closes = min(hours.closes, _quarter(latest.timetz().replace(tzinfo=None)))
    long_enough = _minutes(closes) - _minutes(hours.opens) >= SHORTEST.total_seconds() / 60
    return Promise("between" if long_enough else "before", False, tomorrow, hours.opens, closes)


def _quarter(moment: time) -> time:
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _at(now: datetime, day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, now.tzinfo)


def _lasts(start: datetime, end: datetime) -> timedelta:
    """Real time: on the two nights on which clocks are changed, wall time would be an hour off."""
    return timedelta(seconds=end.timestamp() - start.timestamp())
