"""When a message may go out: not at night, and not at the weekend where the hospital says so."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_SATURDAY = 5


@dataclass(frozen=True, kw_only=True)
class SendingHours:
    """From `day_from` up to `day_until` on the hospital's clock; None is midnight.

    around_the_clock: a hospital that helps within half an hour sends at any moment.
    """

    zone: ZoneInfo
    around_the_clock: bool = False
    day_from: time = time(8, 0)
    day_until: time | None = time(21, 0)
    weekends: bool = True


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
    return hours.weekends or day.weekday() < _SATURDAY


def _opening(day: date, hours: SendingHours, like: datetime) -> datetime:
    return datetime.combine(day, hours.day_from, hours.zone).astimezone(like.tzinfo)
