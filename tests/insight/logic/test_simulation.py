"""The simulated years: against Erlang's formulas, and what each assumption changes."""

from dataclasses import replace

import pytest

from naast.insight.logic import erlang
from naast.insight.logic.simulation import play, play_sizes, requests_of
from naast.insight.logic.team_plan import TeamPlan

# The simplest case, in which the formulas hold: chance alone, one colleague a supporter, no rest.
LENGTH = 28 * 24.0


def simple(load: float, requests: int) -> TeamPlan:
    """So that `load` colleagues are supported at a time, over as many requests."""
    a_year = load * 365 / 28
    return TeamPlan(requests_a_year=a_year, years=requests / a_year, seed=3)


REAL = TeamPlan(
    requests_a_year=150, accepting=0.9, conversations=2, minutes=30, rest_days=7, maximum=2,
    says_no=0.1, answer_hours=4, absent=0.15, calls_from=8, calls_until=21, years=4,
)  # fmt: skip


def test_the_formulas_give_the_textbooks_numbers() -> None:
    # 10 lines and 5 Erlang: B 0.018385, C 0.036105, as in every table of Erlang's formulas.
    assert erlang.blocked(10, 5) == pytest.approx(0.018385, abs=1e-6)
    assert erlang.waits(10, 5) == pytest.approx(0.036105, abs=1e-6)
    assert (erlang.waits(3, 3), erlang.mean_wait(3, 4, length=1)) == (1.0, float("inf"))


@pytest.mark.parametrize(("team", "load"), [(1, 0.5), (3, 1.8), (4, 2.4)])
def test_who_waits_and_how_long_is_within_two_in_a_hundred_of_erlang_c(
    team: int, load: float
) -> None:
    found = play(simple(load, 250_000), team)

    assert found.waited == pytest.approx(erlang.waits(team, load), rel=0.02)
    assert found.late == pytest.approx(
        erlang.waits_longer(team, load, than=24, length=LENGTH), rel=0.02
    )
    assert found.mean_wait_hours == pytest.approx(
        erlang.mean_wait(team, load, length=LENGTH), rel=0.04
    )


@pytest.mark.parametrize(("team", "load"), [(1, 0.5), (3, 1.8), (4, 2.4)])
def test_who_finds_nobody_free_is_within_two_in_a_hundred_of_erlang_b(
    team: int, load: float
) -> None:
    found = play(replace(simple(load, 250_000), waits=False), team)

    assert found.lost == pytest.approx(erlang.blocked(team, load), rel=0.02)


def test_two_at_once_is_as_good_as_twice_the_team_where_nobody_rests() -> None:
    plan = simple(2.4, 20_000)

    assert play(replace(plan, maximum=2), 2).waited == play(plan, 4).waited


def test_the_same_seed_gives_the_same_years() -> None:
    assert play(REAL, 12) == play(REAL, 12)
    assert play(replace(REAL, seed=1), 12) != play(REAL, 12)


def test_more_supporters_make_fewer_calls_late_and_each_loads_less() -> None:
    few, some, many = play_sizes(REAL, [7, 11, 22])

    assert few.late > some.late > many.late
    assert few.colleagues > some.colleagues > many.colleagues
    assert few.requests == some.requests == many.requests


@pytest.mark.parametrize(
    "harder",
    [
        {"rest_days": 30},
        {"absent": 0.5},
        {"says_no": 0.5},
        {"on_call": 4},
        {"mass_events": 12, "mass_people": 15},
        {"weekends": False},
        {"support_days": 56},
        {"maximum": 1},
        {"answer_hours": 20},
    ],
    ids=str,
)
def test_each_burden_makes_more_calls_late(harder: dict[str, float]) -> None:
    plain = play(REAL, 11)

    assert play(replace(REAL, **harder), 11).late > plain.late  # type: ignore[arg-type]


def test_who_declines_takes_nobodys_time() -> None:
    nobody = play(replace(REAL, accepting=0.0), 4)

    assert (nobody.taken, nobody.conversations, nobody.hours) == (0, 0, 0)
    assert nobody.colleagues > 0


def test_hours_follow_from_conversations_and_minutes() -> None:
    found = play(REAL, 11)

    assert found.hours == pytest.approx(found.conversations / 2)


def test_requests_come_at_the_hours_that_the_plan_says() -> None:
    plan = TeamPlan(requests_a_year=5000, working_days=4, daytime=3, years=4)
    at = requests_of(plan).at

    weekdays = sum(1 for moment in at if moment % 168 < 120) / len(at)
    by_day = sum(1 for moment in at if 7 <= moment % 24 < 19) / len(at)

    # 5 days of 4 against 2 days of 1: 20 in 22; 3 against 1: 3 in 4.
    assert weekdays == pytest.approx(20 / 22, abs=0.01)
    assert by_day == pytest.approx(0.75, abs=0.01)


def test_a_plan_of_many_requests_plays_fewer_years_and_never_less_than_one() -> None:
    assert TeamPlan(requests_a_year=200).affordable().years == 10
    assert TeamPlan(requests_a_year=4_000).affordable().years == 5
    assert TeamPlan(requests_a_year=400_000).affordable().years == 1
