"""When the support team answers its own telephone: working days, between two times of the day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from naast.people.logic.holidays import public_holidays

_SATURDAY = 5
_DAY = timedelta(days=1)
_LOOK_AHEAD_DAYS = 60


@dataclass(frozen=True, kw_only=True)
class StaffedHours:
    """country: whose public holidays count (nl or be). days_off: the hospital's own beside them."""

    zone: ZoneInfo
    country: str = "nl"
    start: time = time(8, 30)
    until: time = time(17, 0)
    days_off: Collection[date] = frozenset()

    def is_day_off(self, day: date) -> bool:
        """A public holiday, or a day the hospital closes its offices; weekends are not asked."""
        return day in self.days_off or day in public_holidays(day.year, self.country)

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, and no day off."""
        return day.weekday() < _SATURDAY and not self.is_day_off(day)

    def answers_at(self, at: datetime) -> bool:
        """Whether somebody of the team takes up the telephone at that moment."""
        here = at.astimezone(self.zone)
        return self.is_working_day(here.date()) and self.start <= here.time() < self.until

    def answers_again(self, at: datetime) -> datetime | None:
        """The next moment on which it does, `at` itself included; None if not within two months."""
        if self.answers_at(at):
            return at
        here = at.astimezone(self.zone)
        day = here.date() if here.time() < self.start else here.date() + _DAY
        for _ahead in range(_LOOK_AHEAD_DAYS):
            if self.is_working_day(day):
                return datetime.combine(day, self.start, self.zone)
            day += _DAY
        return None
