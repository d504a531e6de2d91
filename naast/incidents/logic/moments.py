"""Days and times of day as other systems write them, in the hospital's own time zone."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Literal

Order = Literal["dmy", "mdy"]  # how 3-4-2026 is meant; a year in front is never in doubt
Zone = Literal["local", "utc"]  # where a time of day without an offset was read

_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:[T ,]+(\S.*))?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?:[T ,]+(\S.*))?")
_IN_WORDS = re.compile(r"(\d{1,2})[-. ]+([a-z]{3,9})\.?[- ]+(\d{4})(?:[T ,]+(\S.*))?", re.I)
_TIME = re.compile(
    r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:[.,]\d{1,9})?)? ?([ap]m)?(?: ?u(?:ur)?)?"
    r" ?(z|utc|[+-]\d{2}:?\d{2})?",
    re.I,
)
_MONTHS = {
    **{"jan": 1, "feb": 2, "mar": 3, "maa": 3, "mrt": 3, "apr": 4, "may": 5, "mei": 5, "jun": 6},
    **{"jul": 7, "aug": 8, "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12},
}


@dataclass(frozen=True)
class Moment:
    """day: in the hospital's zone. at: None where only a day was written."""

    day: date
    at: time | None = None


def read_moment(cell: str, order: Order, zone: Zone, local: tzinfo) -> Moment | None:
    """None for what is no day, or a day that does not exist."""
    found = _day_and_rest(cell.strip(), order)
    if found is None:
        return None
    day, rest = found
    if not rest:
        return Moment(day)
    clock = _clock(rest, UTC if zone == "utc" else None)
    if clock is None:
        return None
    at, offset = clock
    if offset is None:
        return Moment(day, at)
    try:
        here = datetime.combine(day, at, offset).astimezone(local)
    except OverflowError:
        return None
    return Moment(here.date(), here.time())


def read_time(cell: str) -> time | None:
    """14:30, 14.30, 14:30:00, 2:30 pm, 14:30 uur; None for anything else."""
    clock = _clock(cell.strip(), None)
    return clock[0] if clock else None


def in_doubt(cell: str) -> bool:
    """Whether day and month could be the other way round."""
    found = _YEAR_LAST.fullmatch(cell.strip())
    return found is not None and int(found[1]) <= 12 and int(found[3]) <= 12


def _day_and_rest(cell: str, order: Order) -> tuple[date, str] | None:
    if len(cell) > 40 or not cell.isascii():
        return None
    if found := _YEAR_FIRST.fullmatch(cell):
        year, month, day, rest = found[1], found[3], found[4], found[5]
        if not found[2] and len(month + day) != 4:
            return None
    elif found := _YEAR_LAST.fullmatch(cell):
        day, month = (found[1], found[3]) if order == "dmy" else (found[3], found[1])
        year, rest = found[4], found[5]
    elif (found := _IN_WORDS.fullmatch(cell)) and found[2][:3].lower() in _MONTHS:
        day, year, rest = found[1], found[3], found[4]
        month = str(_MONTHS[found[2][:3].lower()])
    else:
        return None
    try:
        full = int(year) + (2000 if len(year) == 2 else 0)
        return date(full, int(month), int(day)), rest or ""
    except ValueError:
        return None


def _clock(cell: str, zone: tzinfo | None) -> tuple[time, tzinfo | None] | None:
    found = _TIME.fullmatch(cell) if len(cell) <= 40 and cell.isascii() else None
    if found is None:
        return None
    hour, half = int(found[1]), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, int(found[2])), _offset(found[4]) or zone
    except ValueError:
        return None


def _offset(word: str | None) -> tzinfo | None:
    if not word:
        return None
    if word.lower() in ("z", "utc"):
        return UTC
    digits = word[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-ahead if word[0] == "-" else ahead)
