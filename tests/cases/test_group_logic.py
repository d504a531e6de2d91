"""When a group talk is proposed, and when it is late."""

from datetime import UTC, datetime, timedelta

import pytest

from naast.cases.logic.group import count_is_late, has_begun, is_tomorrow, worth_proposing
from naast.cases.logic.profile import Profile

NOW = datetime(2026, 1, 6, 15, tzinfo=UTC)


def people(count: int, units: int) -> list[Profile]:
    return [Profile(department_id=str(place % units)) for place in range(count)]


@pytest.mark.parametrize(
    ("count", "units", "proposed"),
    [(5, 1, False), (6, 1, True), (2, 2, False), (3, 2, True), (12, 3, True), (0, 1, False)],
)
def test_more_than_five_or_three_of_several_departments(
    count: int, units: int, proposed: bool
) -> None:
    assert worth_proposing(people(count, units)) is proposed


def test_a_department_that_was_typed_counts_as_one() -> None:
    typed = [Profile(department=name) for name in ("Spoed", "spoed ", "", "SPOED")]

    assert worth_proposing(typed) is False


def test_leaders_are_reminded_within_a_day_before() -> None:
    moments = (timedelta(hours=25), timedelta(hours=24), timedelta(hours=1), timedelta())

    assert [is_tomorrow(NOW + one, NOW) for one in moments] == [False, True, True, False]


def test_a_talk_has_begun_from_its_planned_moment() -> None:
    assert [has_begun(NOW, NOW - timedelta(seconds=1)), has_begun(NOW, NOW)] == [False, True]


def test_a_count_is_late_two_days_after_the_end() -> None:
    late = NOW + timedelta(hours=1, days=2)

    assert count_is_late(NOW, 60, late - timedelta(seconds=1)) is False
    assert count_is_late(NOW, 60, late) is True
