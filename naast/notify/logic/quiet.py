"""When a message may go out: not at night, and not on days off where the hospital says so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_SATURDAY = 5


def _never(day: date) -> bool:
    return False


@dataclass(frozen=True, kw_only=True)
class SendingHours:
    """From `day_from` up to `day_until` on the hospital's clock; None is midnight.

    day_off: public holidays and the like, which are treated as weekends are.

    around_the_clock: a hospital that helps within half an hour sends at any moment.
    """

    zone: ZoneInfo
    around_the_clock: bool = False
    day_from: time = time(8, 0)
    day_until: time | None = time(21, 0)
    weekends: bool = True
    day_off: Callable[[date], bool] = _never


def next_moment(at: datetime, hours: SendingHours) -> datetime:
    """The moment itself if a message may go out then, else the next opening."""
    if hours.around_the_clock:
        return at
    here = at.astimezone(hours.zone)
    day = here.date()
    if _sends_on(day, hours) and (hours.day_until is None or here.time() < hours.day_until):
        return max(at, _opening(day, hours, at))
    day += timedelta(days=1)
    while not _sends_on(day, hours):
        day += timedelta(days=1)
    return _opening(day, hours, at)


def _sends_on(day: date, hours: SendingHours) -> bool:
    return hours.weekends or (day.weekday() < _SATURDAY and not hours.day_off(day))


def _opening(day: date, hours: SendingHours, like: datetime) -> datetime:
    return datetime.combine(day, hours.day_from, hours.zone).astimezone(like.tzinfo)
