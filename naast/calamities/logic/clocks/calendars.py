"""Which days the law skips and which are working days, a country at a time: countries.json."""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from naast.people.logic.holidays import easter_sunday

Country = str
FOLDER = Path(__file__).parent
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)  # further away no law can be relied on
WEEKEND = frozenset({5, 6})


class WrongCountry(ValueError):
    """The data of a country cannot be used; the text says which entry."""


@dataclass(frozen=True)
class Holiday:
    """The same day each year, or so many days after Easter Sunday.

    if_sunday: the month and day that takes the place of one that falls on a Sunday.
    """

    on: tuple[int, int] | None = None
    easter: int | None = None
    if_sunday: tuple[int, int] | None = None

    def in_year(self, year: int) -> date:
        """Its day in that year."""
        if self.on is None:
            return easter_sunday(year) + timedelta(days=self.easter or 0)
        day = date(year, *self.on)
        return date(year, *self.if_sunday) if self.if_sunday and day.weekday() == 6 else day


@dataclass(frozen=True)
class Calendar:
    """One country's days. equated: made equal to a holiday by decree, for the law's periods only.

    decreed_years: the years for which such a decree was found; others carry a warning.
    longest_weeks: a longer period of the law is not moved; least_open_days: so many belong to a
    period of more days than that. own: days on which the hospital is closed, for its own steps.
    """

    country: Country
    holidays: tuple[Holiday, ...] = ()
    equated: frozenset[date] = frozenset()
    decreed_years: frozenset[int] = frozenset()
    weekend: frozenset[int] = WEEKEND
    longest_weeks: int | None = None
    least_open_days: int = 0
    own: frozenset[date] = field(default=frozenset())

    def is_holiday(self, day: date) -> bool:
        """On the law's own list: Algemene termijnenwet 3(1)-(2), or the Belgian ten days."""
        return day in _in_year(self.holidays, day.year)

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday and no holiday. An equated day is a day on which people work."""
        return day.weekday() not in self.weekend and not self.is_holiday(day)

    def is_open(self, day: date) -> bool:
        """A day on which a period set by law may end (Algemene termijnenwet 1 and 3)."""
        return self.is_working_day(day) and day not in self.equated


@cache
def _in_year(holidays: tuple[Holiday, ...], year: int) -> frozenset[date]:
    return frozenset(one.in_year(year) for one in holidays)


def law_holidays(year: int, country: Country) -> frozenset[date]:
    """nl: article 3 with Good Friday, and 5 May in every year; be: the ten of 18 April 1974."""
    return _in_year(calendar_of(country).holidays, year)


@cache
def _shipped() -> Mapping[Country, Calendar]:
    content = (FOLDER / "countries.json").read_text(encoding="utf-8")
    return read_countries(json.loads(content)["countries"], FOLDER)


def calendar_of(country: Country) -> Calendar:
    """The country's days as Naast knows them."""
    return _shipped()[country]


def countries() -> tuple[Country, ...]:
    """Whose days Naast knows."""
    return tuple(_shipped())


def read_countries(told: Mapping[str, Mapping[str, Any]], folder: Path) -> dict[Country, Calendar]:
    """As countries.json has them; folder: where their files are. Raises WrongCountry."""
    try:
        return {name: _calendar(name, one, folder) for name, one in told.items()}
    except (KeyError, TypeError, ValueError, AttributeError, OSError) as problem:
        raise WrongCountry(str(problem)) from problem


def _calendar(name: Country, told: Mapping[str, Any], folder: Path) -> Calendar:
    equated = _equated(folder / told["equated_file"]) if "equated_file" in told else {}
    return Calendar(
        name,
        holidays=tuple(_holiday(one) for one in told["holidays"]),
        weekend=frozenset(map(int, told.get("weekend", WEEKEND))),
        longest_weeks=told.get("longest_weeks"),
        least_open_days=int(told.get("least_open_days", 0)),
        **equated,
    )


def _holiday(told: Mapping[str, Any]) -> Holiday:
    if ("on" in told) == ("easter" in told):
        raise ValueError(f"{dict(told)}: on or easter")
    if "easter" in told:
        return Holiday(easter=int(told["easter"]))
    other = told.get("if_sunday")
    return Holiday(on=_month_day(told["on"]), if_sunday=_month_day(other) if other else None)


def _month_day(text: str) -> tuple[int, int]:
    """Checked in a common year: 29 February is no yearly holiday anywhere we know of."""
    month, day = map(int, text.split("-"))
    date(2027, month, day)
    return month, day


def _equated(file: Path) -> dict[str, Any]:
    rows = list(csv.DictReader(StringIO(file.read_text(encoding="utf-8"))))
    years = [range(*_first_and_after(row["decree_period"])) for row in rows]
    return {
        "equated": frozenset(date.fromisoformat(row["date"]) for row in rows),
        "decreed_years": frozenset(year for each in years for year in each),
    }


def with_own_days(calendar: Calendar, days: Iterable[date]) -> Calendar:
    """The calendar with days on which the hospital is closed; periods of law do not change."""
    return replace(calendar, own=calendar.own | frozenset(days))


def _first_and_after(period: str) -> tuple[int, int]:
    first, last = period.split("-")
    return int(first), int(last) + 1
