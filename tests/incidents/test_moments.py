"""Days and times as other systems write them."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.incidents.logic.moments import Moment, in_doubt, read_moment, read_time

HERE = ZoneInfo("Europe/Amsterdam")
NIGHT = Moment(date(2026, 3, 2), time(0, 30))


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-03-02", Moment(date(2026, 3, 2))),
        ("20260302", Moment(date(2026, 3, 2))),
        ("2-3-2026", Moment(date(2026, 3, 2))),
        ("02/03/26", Moment(date(2026, 3, 2))),
        ("2.3.2026 00:30", NIGHT),
        ("2 maart 2026, 00.30 uur", NIGHT),
        ("2 Mar 2026 12:30 am", NIGHT),
        ("2026-03-02T00:30:00.000", NIGHT),
        ("2026-03-01T23:30:00Z", NIGHT),
        ("2026-03-02 02:30 +03:00", NIGHT),
        *((cell, None) for cell in ("31-2-2026", "2026-13-01", "gisteren", "", "1", "٢-٣-٢٠٢٦")),
        ("2-3-2026 25:00", None),
        ("2 quatember 2026", None),
        ("9999-12-31 23:59 -12:00", None),
    ],
)
def test_a_day_with_or_without_a_time_is_read(cell: str, moment: Moment | None) -> None:
    assert read_moment(cell, "dmy", "local", HERE) == moment


def test_the_order_and_the_clock_are_as_they_were_chosen() -> None:
    assert read_moment("3/2/2026", "mdy", "local", HERE) == Moment(date(2026, 3, 2))
    assert read_moment("2026-03-01 23:30", "dmy", "utc", HERE) == NIGHT
    assert read_moment("2026-03-01", "dmy", "utc", HERE) == Moment(date(2026, 3, 1))


def test_only_a_day_that_could_be_turned_round_is_in_doubt() -> None:
    assert [in_doubt(cell) for cell in ("3-4-2026", "13-4-2026", "2026-04-03")] == [
        True,
        False,
        False,
    ]


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(cell: str) -> None:
    moment = read_moment(cell, "dmy", "utc", HERE)
    clock = read_time(cell)

    assert moment is None or isinstance(moment.day, date)
    assert clock is None or isinstance(clock, time)


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1)))
def test_what_a_computer_writes_is_read_back(at: datetime) -> None:
    written = at.replace(second=0, microsecond=0, tzinfo=UTC)
    here = written.astimezone(HERE)

    assert read_moment(written.isoformat(), "dmy", "local", HERE) == Moment(
        here.date(), here.time()
    )
    assert read_moment(f"{at:%d-%m-%Y}", "dmy", "local", HERE) == Moment(at.date())
    assert read_moment(f"{at:%m/%d/%Y}", "mdy", "local", HERE) == Moment(at.date())
