"""When groups meet, and what may be a word for a theme."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supporters.logic.intervision import RHYTHMS, WEEK, dates_of, plain_word, quarter_of

MONDAY = date(2027, 4, 5)


def never(day: date) -> bool:
    return False


def test_a_series_keeps_its_rhythm_and_a_holiday_moves_one_meeting_a_week() -> None:
    holidays = {MONDAY + 6 * WEEK}  # Whit Monday of 2027 is 17 May

    days = list(dates_of(MONDAY, 6, until=date(2027, 7, 1), day_off=holidays.__contains__))

    assert date(2027, 5, 17) in holidays
    assert days == [date(2027, 4, 5), date(2027, 5, 24), date(2027, 6, 28)]


@given(
    first=st.dates(date(2025, 1, 1), date(2030, 1, 1)),
    weeks=st.sampled_from(RHYTHMS),
    length=st.integers(0, 400),
)
def test_every_meeting_is_on_the_day_of_the_week_of_the_first(
    first: date, weeks: int, length: int
) -> None:
    days = list(dates_of(first, weeks, until=first + timedelta(days=length), day_off=never))

    assert len(days) == length // (7 * weeks) + 1
    assert {day.weekday() for day in days} == {first.weekday()}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Slow   Days ", "slow days"),
        ("na-zorg", "na-zorg"),
        ("zo'n dag", "zo'n dag"),
        ("één op één", "één op één"),
        ("room 4", None),
        ("call me@home", None),
        ("the nurse of ward seven", None),
        ("x", None),
        ("word " * 3 + "extraordinarily long as it is", None),
        ("rust.", None),
        ("<b>rust</b>", None),
        ("rust\nroom", "rust room"),
    ],
)
def test_a_word_is_plain_or_none(typed: str, kept: str | None) -> None:
    assert plain_word(typed) == kept


@given(st.text(max_size=60))
def test_whatever_is_typed_nothing_but_letters_gets_in(typed: str) -> None:
    kept = plain_word(typed)

    assert kept is None or (
        len(kept) <= 40 and all(sign.isalpha() or sign in " '-" for sign in kept)
    )


def test_quarters_begin_in_january_april_july_and_october() -> None:
    assert {quarter_of(date(2026, month, 28)).month for month in range(1, 13)} == {1, 4, 7, 10}
