"""Which days the law skips and which are working days, a country at a time."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Literal

from naast.people.logic.holidays import easter_sunday, public_holidays

Country = Literal["nl", "be"]
COUNTRIES: tuple[Country, ...] = ("nl", "be")
SATURDAY = 5
_EQUATED_FILE = Path(__file__).with_name("nl_equated_days.csv")


@dataclass(frozen=True)
class Calendar:
    """One country's days. equated: made equal to a holiday by decree, for the law's periods only.

    decreed_years: the years for which such a decree was found; others carry a warning.
    """

    country: Country
    equated: frozenset[date] = frozenset()
    decreed_years: frozenset[int] = frozenset()

    def is_holiday(self, day: date) -> bool:
        """On the law's own list: Algemene termijnenwet 3(1)-(2), or the Belgian ten days."""
        return day in law_holidays(day.year, self.country)

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday and no holiday. An equated day is a day on which people work."""
        return day.weekday() < SATURDAY and not self.is_holiday(day)

    def is_open(self, day: date) -> bool:
        """A day on which a period set by law may end (Algemene termijnenwet 1 and 3)."""
        return self.is_working_day(day) and day not in self.equated


@cache
def law_holidays(year: int, country: Country) -> frozenset[date]:
    """nl: article 3 with Good Friday, and 5 May in every year; be: the ten of 18 April 1974."""
    if country == "be":
        return public_holidays(year, "be")
    good_friday = easter_sunday(year) - timedelta(days=2)
    return public_holidays(year, "nl") | {good_friday, date(year, 5, 5)}


@cache
def calendar_of(country: Country) -> Calendar:
    """The country's days as Naast knows them."""
    if country == "be":
        return Calendar("be")
    rows = list(csv.DictReader(StringIO(_EQUATED_FILE.read_text(encoding="utf-8"))))
    years = [range(*_first_and_after(row["decree_period"])) for row in rows]
    return Calendar(
        "nl",
        equated=frozenset(date.fromisoformat(row["date"]) for row in rows),
        decreed_years=frozenset(year for each in years for year in each),
    )


def with_own_days(calendar: Calendar, days: Iterable[date]) -> Calendar:
    """The calendar with days that the hospital added to those of the decrees."""
    added = frozenset(days)
    years = calendar.decreed_years | {day.year for day in added}
    return Calendar(calendar.country, calendar.equated | added, years)


def _first_and_after(period: str) -> tuple[int, int]:
    first, last = period.split("-")
    return int(first), int(last) + 1
