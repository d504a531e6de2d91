"""When a colleague calls: within calling hours, and within one day, whatever day it is."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.incidents.logic.promise import CallingHours, Promise, promise

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MORNINGS = CallingHours(time(8), time(12))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """In March 2026; the 2nd is a Monday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("now", "kind", "day", "closes"),
    [
        (at(2, 3, 40), "between", 2, time(12)),  # in the night: this morning
        (at(2, 7, 59), "between", 2, time(12)),
        (at(2, 8, 0), "before", 2, time(12)),  # four hours are enough to arrange it
        (at(2, 8, 10), "before", 3, time(8)),  # too late for today, a day later is 8:10
        (at(2, 10, 20), "between", 3, time(10, 15)),  # a day later is 10:20
        (at(2, 14, 0), "between", 3, time(12)),
        (at(2, 23, 59), "between", 3, time(12)),
        (at(6, 17, 0), "between", 7, time(12)),  # Friday evening: Saturday
        (at(7, 17, 0), "between", 8, time(12)),  # Saturday: Sunday
        (at(8, 17, 0), "between", 9, time(12)),  # Sunday: Monday
    ],
)
def test_the_promise_of_a_hospital_that_calls_in_the_morning(
    now: datetime, kind: str, day: int, closes: time
) -> None:
    said = promise(now, MORNINGS)

    assert (said.kind, said.day, said.closes) == (kind, date(2026, 3, day), closes)
    assert said.today == (day == now.day)


def test_around_the_clock_is_half_an_hour() -> None:
    said = promise(at(2, 3, 0), CallingHours(time(8), time(12), around_the_clock=True))

    assert (said.kind, said.closes) == ("soon", time(3, 30))


def test_long_hours_leave_the_rest_of_the_day() -> None:
    said = promise(at(2, 15, 0), CallingHours(time(8), time(20)))

    assert (said.kind, said.today, said.closes) == ("before", True, time(20))


HOURS = st.builds(
    lambda opens, length: CallingHours(time(opens), time(min(opens + length, 23), 30)),
    st.integers(0, 22),
    st.integers(0, 20),
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)).map(
    lambda moment: moment.astimezone(AMSTERDAM)
)


def latest(said: Promise) -> datetime:
    return datetime.combine(said.day, said.closes, AMSTERDAM)


@given(MOMENTS, HOURS)
def test_nobody_waits_longer_than_a_day_and_no_promise_lies_in_the_past(
    now: datetime, hours: CallingHours
) -> None:
    waits = latest(promise(now, hours)).timestamp() - now.timestamp()

    assert timedelta(0) < timedelta(seconds=waits) <= timedelta(days=1)


@given(MOMENTS, HOURS)
def test_a_time_between_two_hours_lies_within_calling_hours(
    now: datetime, hours: CallingHours
) -> None:
    said = promise(now, hours)

    if said.kind == "between":
        assert hours.opens == said.opens < said.closes <= hours.closes
