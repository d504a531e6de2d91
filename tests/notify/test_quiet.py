"""When messages may go out."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.notify.logic.quiet import SendingHours, next_moment

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAYTIME = SendingHours(zone=AMSTERDAM)
WEEKDAYS = SendingHours(zone=AMSTERDAM, weekends=False)


def moment(text: str) -> datetime:
    """On the clock of Amsterdam."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("at", "goes"),
    [
        ("2026-11-24 10:00", "2026-11-24 10:00"),
        ("2026-11-24 08:00", "2026-11-24 08:00"),
        ("2026-11-24 07:59", "2026-11-24 08:00"),
        ("2026-11-24 20:59", "2026-11-24 20:59"),
        ("2026-11-24 21:00", "2026-11-25 08:00"),
        ("2026-11-24 03:00", "2026-11-24 08:00"),
        ("2026-11-28 12:00", "2026-11-28 12:00"),  # a Saturday
        ("2026-03-28 22:00", "2026-03-29 08:00"),  # the night summer time begins
        ("2026-10-24 22:00", "2026-10-25 08:00"),  # the night it ends
    ],
)
def test_a_message_of_the_night_waits_for_the_morning(at: str, goes: str) -> None:
    assert next_moment(moment(at), DAYTIME) == moment(goes)


@pytest.mark.parametrize(
    ("at", "goes"),
    [
        ("2026-11-27 20:59", "2026-11-27 20:59"),  # Friday
        ("2026-11-27 21:00", "2026-11-30 08:00"),
        ("2026-11-28 12:00", "2026-11-30 08:00"),
        ("2026-11-29 23:30", "2026-11-30 08:00"),
    ],
)
def test_a_message_of_the_weekend_waits_for_monday_where_the_hospital_says_so(
    at: str, goes: str
) -> None:
    assert next_moment(moment(at), WEEKDAYS) == moment(goes)


def test_public_holidays_are_as_quiet_as_weekends_where_the_hospital_says_so() -> None:
    christmas = SendingHours(
        zone=AMSTERDAM, weekends=False, day_off=lambda day: (day.month, day.day) == (12, 25)
    )
    always = SendingHours(zone=AMSTERDAM, day_off=lambda day: True)
    at = moment("2026-12-25 10:00")  # a Friday, before a weekend
    assert next_moment(at, christmas) == moment("2026-12-28 08:00")
    assert next_moment(at, always) == at


def test_around_the_clock_nothing_waits() -> None:
    always = SendingHours(zone=AMSTERDAM, around_the_clock=True, weekends=False)
    at = moment("2026-11-28 03:00")
    assert next_moment(at, always) == at


def test_a_day_may_last_until_midnight() -> None:
    late = SendingHours(zone=AMSTERDAM, day_until=None)
    at = moment("2026-11-24 23:59")
    assert next_moment(at, late) == at


moments = st.datetimes(
    min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31), timezones=st.just(UTC)
)
hours = st.builds(
    SendingHours,
    zone=st.just(AMSTERDAM),
    day_from=st.integers(5, 11).map(time),
    day_until=st.integers(12, 23).map(time),
    weekends=st.booleans(),
)


@given(at=moments, chosen=hours)
def test_it_is_never_earlier_never_more_than_three_days_later_and_then_allowed(
    at: datetime, chosen: SendingHours
) -> None:
    goes = next_moment(at, chosen)

    assert at <= goes <= at + timedelta(days=3, hours=12)
    assert next_moment(goes, chosen) == goes
    here = goes.astimezone(AMSTERDAM)
    assert chosen.day_until is not None
    assert chosen.day_from <= here.time() < chosen.day_until
    assert chosen.weekends or here.weekday() < 5
