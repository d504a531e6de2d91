"""A year of four hundred requests leaves nobody of seventy supporters overloaded or idle."""

from dataclasses import replace
from functools import cache

import pytest

from naast.cases.logic.matching import Policy, Weights
from naast.cases.logic.matching_year import Plan, Year, play

pytestmark = pytest.mark.slow
YEARS = {
    "a quiet year": Plan(),
    "absences and a mass event": Plan(absences=True, mass_event_on=200),
}
THERE = 60  # days; somebody who was there less may well have supported nobody


@cache
def year(name: str, policy: Policy, seed: int) -> Year:
    return play(replace(YEARS[name], seed=seed, weights=Weights.for_policy(policy)))


def faults(played: Year) -> list[str]:
    """What is unfair about a year, in words; empty when it is fair."""
    found = []
    if played.highest > 2 * played.middle:
        found.append("somebody carries more than twice the middle")
    if played.idle(THERE):
        found.append("somebody who could help was never asked")
    return found


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("policy", Policy)
@pytest.mark.parametrize("name", YEARS)
def test_the_load_of_a_year_is_fair(name: str, policy: Policy, seed: int) -> None:
    played = year(name, policy, seed)

    assert faults(played) == []
    assert (played.nobody, sum(played.load.values())) == (0, played.asked)


@pytest.mark.parametrize("policy", Policy)
def test_without_the_weights_for_fairness_the_same_year_is_not_fair(policy: Policy) -> None:
    unfair = replace(Weights.for_policy(policy), year=0, supports_now=0, rest=0, asked_twice=0)
    plan = replace(YEARS["absences and a mass event"], weights=unfair)

    assert faults(year("absences and a mass event", policy, 1)) == []
    assert "somebody carries more than twice the middle" in faults(play(plan))


def test_twelve_people_of_one_event_are_supported_by_twelve_different_colleagues() -> None:
    mass = year("absences and a mass event", Policy.EGALITARIAN, 1).mass_event
    assert (len(mass), len(set(mass))) == (12, 12)


def test_fairness_leaves_most_within_their_profession_where_the_hospital_wants_that() -> None:
    played = year("a quiet year", Policy.PROFESSION, 1)
    other = year("a quiet year", Policy.EGALITARIAN, 1)
    assert played.alike > 0.85 * played.asked > other.alike


def test_the_same_plan_gives_the_same_year() -> None:
    plan = Plan(supporters=10, cases=40, absences=True)
    assert play(plan) == play(plan)
