"""Open now, and when again: against a minute-by-minute reading of the wall clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naast.knowledge.logic.hours import (
    Now,
    Opening,
    Span,
    UnreadableHours,
    read_spans,
    state_at,
    write_spans,
)

ZONE = ZoneInfo("Europe/Amsterdam")
A_DAY = (Span(time(8), time(12)), Span(time(13), time(17)))
OFFICE = (A_DAY, A_DAY, A_DAY, A_DAY, A_DAY, (), ())
MINUTE = timedelta(minutes=1)
MONDAY = date(2026, 11, 2)


def local(day: date, hour: int, minute: int = 0, fold: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), ZONE).replace(fold=fold)


def never(day: date) -> bool:
    return False


def at(opening: Opening, moment: datetime) -> Now:
    return state_at(opening, moment, ZONE, never)


def opens(opening: Opening, moment: datetime) -> datetime | None:
    found = at(opening, moment).opens_at
    return found and found.astimezone(ZONE)


def test_in_office_hours_it_is_open_until_the_break() -> None:
    found = at(Opening(week=OFFICE), local(MONDAY, 9))

    assert found == Now(open=True, until_at=local(MONDAY, 12).astimezone(UTC))


def test_in_the_break_it_opens_after_the_break() -> None:
    assert opens(Opening(week=OFFICE), local(MONDAY, 12)) == local(MONDAY, 13)


def test_on_friday_evening_it_opens_on_monday_at_eight() -> None:
    friday = MONDAY + timedelta(days=4)

    assert opens(Opening(week=OFFICE), local(friday, 17)) == local(MONDAY + timedelta(days=7), 8)


def test_a_holiday_and_a_day_off_are_skipped_where_they_count() -> None:
    off = frozenset({MONDAY})
    tuesday, wednesday = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
    opening = Opening(week=OFFICE, days_off=off)
    stays = Opening(week=OFFICE, days_off=off, closed_on_holidays=False)

    found = state_at(opening, local(MONDAY, 9), ZONE, lambda day: day == tuesday)
    other = state_at(stays, local(MONDAY, 9), ZONE, lambda day: day == tuesday)

    assert found.opens_at == local(wednesday, 8).astimezone(UTC)
    assert other.opens_at == local(tuesday, 8).astimezone(UTC)


def test_a_night_that_began_on_sunday_runs_on_into_monday() -> None:
    nights = ((),) * 6 + ((Span(time(22), time(7)),),)

    found = at(Opening(week=nights), local(MONDAY, 6, 59))

    assert found == Now(open=True, until_at=local(MONDAY, 7).astimezone(UTC))
    assert not at(Opening(week=nights), local(MONDAY, 7)).open


def test_two_days_that_touch_at_midnight_are_one_stretch() -> None:
    week = ((Span(time(20), time(0)),), (Span(time(0), time(4)),), (), (), (), (), ())

    found = at(Opening(week=week), local(MONDAY, 23))

    assert found.until_at == local(MONDAY + timedelta(days=1), 4).astimezone(UTC)


def test_a_whole_week_of_whole_days_never_closes() -> None:
    whole = Opening(week=((Span(time(0), time(0)),),) * 7)

    assert at(whole, local(MONDAY, 3)) == Now(open=True)


def test_day_and_night_is_open_also_on_a_holiday() -> None:
    assert state_at(Opening(always=True), local(MONDAY, 3), ZONE, lambda day: True).open


def test_without_hours_nothing_is_known_and_nothing_opens() -> None:
    assert not Opening().known
    assert at(Opening(), local(MONDAY, 9)) == Now(open=False)


def test_the_hour_that_happens_twice_belongs_to_the_service_twice() -> None:
    # Clocks go back on 25 October 2026 at 03:00 summer time: 02:30 happens twice.
    sunday = date(2026, 10, 25)
    opening = Opening(week=((),) * 6 + ((Span(time(1), time(2, 45)),),))

    assert at(opening, local(sunday, 2, 30, fold=0)).open
    assert at(opening, local(sunday, 2, 30, fold=1)).open
    assert not at(opening, local(sunday, 2, 45, fold=1)).open


def test_hours_within_the_hour_that_is_skipped_do_not_exist() -> None:
    # Clocks go forward on 29 March 2026 at 02:00: 02:00 to 03:00 does not happen.
    sunday = date(2026, 3, 29)
    opening = Opening(week=((),) * 6 + ((Span(time(1), time(5)),),))

    found = at(opening, local(sunday, 1))

    assert found.until_at is not None
    assert found.until_at - local(sunday, 1).astimezone(UTC) == timedelta(hours=3)


TIMES = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
SPANS = st.builds(Span, TIMES, TIMES)
WEEKS = st.tuples(*[st.lists(SPANS, max_size=2).map(tuple)] * 7)
# Around a change of the clocks in spring and in autumn, and in a plain week.
MOMENTS = st.builds(
    lambda start, minutes: start + minutes * MINUTE,
    st.sampled_from([datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC),
                     datetime(2026, 12, 29, tzinfo=UTC)]),
    st.integers(0, 4 * 24 * 60),
)  # fmt: skip


def open_by_the_wall_clock(opening: Opening, moment: datetime) -> bool:
    """Reads the clock on the wall: between two hands, or since yesterday evening."""
    wall = moment.astimezone(ZONE)
    today, yesterday = wall.weekday(), (wall.weekday() - 1) % 7
    clock = wall.time()
    for span in opening.week[today]:
        if span.start <= clock and (clock < span.until or span.until <= span.start):
            return True
    return any(span.until <= span.start and clock < span.until for span in opening.week[yesterday])


def changes_near(moment: datetime) -> bool:
    """Within the two days of a change the wall clock alone does not decide."""
    offsets = {(moment + hours * timedelta(hours=1)).astimezone(ZONE).utcoffset()
               for hours in range(-48, 49)}  # fmt: skip
    return len(offsets) > 1


@settings(deadline=None, max_examples=300)
@given(week=WEEKS, moment=MOMENTS)
def test_away_from_a_change_of_the_clocks_it_is_open_as_the_wall_clock_says(
    week: tuple[tuple[Span, ...], ...], moment: datetime
) -> None:
    opening = Opening(week=week)
    if not changes_near(moment):
        assert at(opening, moment).open is open_by_the_wall_clock(opening, moment)


@settings(deadline=None, max_examples=300)
@given(week=WEEKS, moment=MOMENTS)
def test_what_is_announced_comes_true_and_not_a_minute_earlier(
    week: tuple[tuple[Span, ...], ...], moment: datetime
) -> None:
    opening = Opening(week=week)
    found = at(opening, moment)

    turn = found.until_at if found.open else found.opens_at
    if turn is not None:
        assert turn > moment
        assert at(opening, turn).open is not found.open
        assert at(opening, turn - MINUTE).open is found.open
        halfway = moment + (turn - moment) / 2
        assert at(opening, halfway).open is found.open
    elif not found.open:
        assert not any(week)


@given(week=WEEKS)
def test_an_opening_day_is_announced_within_eight_days(
    week: tuple[tuple[Span, ...], ...],
) -> None:
    moment = datetime(2026, 11, 4, 12, tzinfo=UTC)
    found = at(Opening(week=week), moment)

    if any(week) and not found.open:
        assert found.opens_at is not None
        assert found.opens_at - moment <= timedelta(days=8)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", ()),
        ("8-17", (Span(time(8), time(17)),)),
        ("13:00-17.30, 08h tot 12:00", (Span(time(8), time(12)), Span(time(13), time(17, 30)))),
        ("22:00-6", (Span(time(22), time(6)),)),
        ("00:00-24:00", (Span(time(0), time(0)),)),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, spans: tuple[Span, ...]) -> None:
    assert read_spans(text) == spans


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("mornings", "unclear"),
        ("25-26", "unclear"),
        ("8-12, 11-17", "overlap"),
        ("22-6, 23-7", "overlap"),
        ("1-2,3-4,5-6,7-8,9-10", "too_many"),
    ],
)
def test_what_cannot_be_hours_is_refused_with_a_reason(text: str, code: str) -> None:
    with pytest.raises(UnreadableHours) as refused:
        read_spans(text)

    assert refused.value.code == code


@given(st.lists(SPANS, max_size=3))
def test_what_is_written_reads_back(spans: list[Span]) -> None:
    try:
        known = read_spans(write_spans(spans))
    except UnreadableHours:
        return
    assert read_spans(write_spans(known)) == known
