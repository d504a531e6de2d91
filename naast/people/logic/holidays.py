"""Public holidays of the Netherlands and Belgium, on which offices are closed."""

from datetime import date, timedelta
from functools import cache

_FIXED = {
    "nl": ((1, 1), (12, 25), (12, 26)),
    "be": ((1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)),
}
# Days after Easter Sunday: Easter Monday, Ascension Day, Whit Monday. The Sundays of Easter and
# Whitsun count in the Netherlands (Algemene termijnenwet, article 3); in Belgium they are Sundays.
_AFTER_EASTER = {"nl": (0, 1, 39, 49, 50), "be": (1, 39, 50)}


@cache
def public_holidays(year: int, country: str) -> frozenset[date]:
    """country: nl (Algemene termijnenwet, article 3, without Good Friday and Liberation Day, on
    which care works as usual) or be (royal decree of 18 April 1974, article 1)."""
    easter = easter_sunday(year)
    days = {date(year, month, day) for month, day in _FIXED[country]}
    days |= {easter + timedelta(days=after) for after in _AFTER_EASTER[country]}
    return frozenset(days | ({_kings_day(year)} if country == "nl" else set()))


def _kings_day(year: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == 6 else day


def easter_sunday(year: int) -> date:
    """The Gregorian computus as Meeus gives it (Astronomical Algorithms, chapter 8)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, carry = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - shift + 15) % 30
    quarter, odd = divmod(rest, 4)
    weekday = (32 + 2 * carry + 2 * quarter - moon - odd) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
