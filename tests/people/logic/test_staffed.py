"""When the team answers its own telephone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from naast.people.logic.staffed import StaffedHours

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOURS = StaffedHours(zone=AMSTERDAM, days_off=frozenset({date(2027, 5, 7)}))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("at", "answers", "again"),
    [
        ("2026-11-24 10:00", True, "2026-11-24 10:00"),  # a Tuesday
        ("2026-11-24 08:29", False, "2026-11-24 08:30"),
        ("2026-11-24 17:00", False, "2026-11-25 08:30"),
        ("2026-11-24 03:00", False, "2026-11-24 08:30"),
        ("2026-11-27 18:00", False, "2026-11-30 08:30"),  # Friday evening
        ("2026-12-25 10:00", False, "2026-12-28 08:30"),  # Christmas, then a weekend
        ("2027-03-29 10:00", False, "2027-03-30 08:30"),  # Easter Monday 2027
        ("2027-05-07 10:00", False, "2027-05-10 08:30"),  # the hospital's own day off
        ("2027-04-27 10:00", False, "2027-04-28 08:30"),  # King's Day
    ],
)
def test_the_team_answers_on_working_days_between_its_times(
    at: str, answers: bool, again: str
) -> None:
    assert HOURS.answers_at(moment(at)) is answers
    assert HOURS.answers_again(moment(at)) == moment(again)


def test_king_s_day_is_a_working_day_in_belgium() -> None:
    belgian = StaffedHours(zone=AMSTERDAM, country="be")

    assert belgian.answers_at(moment("2027-04-27 10:00")) is True
    assert HOURS.answers_at(moment("2027-04-27 10:00")) is False
