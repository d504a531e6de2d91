"""Public holidays against dates that others published."""

from datetime import date

import pytest

from naast.people.logic.holidays import easter_sunday, public_holidays


# Easter Sundays as the U.S. Naval Observatory and the churches' calendars give them; 1954 and 1981
# are the two years on which simpler rules fail.
@pytest.mark.parametrize(
    "day",
    [date(1954, 4, 18), date(1981, 4, 19), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28)],
)
def test_easter_falls_where_the_calendars_say(day: date) -> None:
    assert easter_sunday(day.year) == day


def test_the_dutch_holidays_of_2027_are_those_of_the_law() -> None:
    assert sorted(public_holidays(2027, "nl")) == [
        date(2027, 1, 1),
        date(2027, 3, 28),
        date(2027, 3, 29),
        date(2027, 4, 27),
        date(2027, 5, 6),
        date(2027, 5, 16),
        date(2027, 5, 17),
        date(2027, 12, 25),
        date(2027, 12, 26),
    ]


def test_king_s_day_gives_way_to_a_sunday() -> None:
    assert date(2025, 4, 26) in public_holidays(2025, "nl")
    assert date(2025, 4, 27) not in public_holidays(2025, "nl")
