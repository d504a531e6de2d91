"""Whoever steals the fact box and knows for whom support ended learns no more than from the tables.

The thief knows of one colleague that support ended: profession, department and quarter. In the box
of a year he looks for the facts that fit, and reads in them whether the colleague was helped to
other help, how many talks there were, and whether somebody else had asked.
"""

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from random import Random

import pytest

from naast.cases.logic.fact import DIMENSIONS, fact_with, read_fact
from tests.factories.vault import RunningVault, adopt_case, enrolled_coordinator
from tests.vault.asking import close_as
from vault.protections import ALL

KNOWN = ("profession", "unit", "quarter")
WANTED = ("route", "talks", "referral")
Fact = Mapping[str, str]


def a_year(number: int, chance: Random) -> list[dict[str, str]]:
    """Everybody accepted support; all else is drawn evenly, so a guess has one chance in 18."""
    drawn = [
        {name: chance.choice(words) for name, words in DIMENSIONS.items()} for _ in range(number)
    ]
    return [{**one, "outcome": "accepted"} for one in drawn]


def close_all(people: Sequence[Fact]) -> None:
    anna = enrolled_coordinator()
    for one in people:
        close_as(anna, "coordinator", adopt_case(), fact_with(one, quarter=f"2024{one['quarter']}"))


def stolen(vault: RunningVault) -> list[dict[str, str]]:
    with closing(sqlite3.connect(vault.folder / "store.sqlite3")) as db:
        return [read_fact(fact) for (fact,) in db.execute("SELECT fact FROM facts")]


def told(people: Sequence[Fact], box: Sequence[Fact]) -> int:
    """Of how many the thief reads all three words right, from the one fact that fits them."""
    right = 0
    for person in people:
        fits = [fact for fact in box if all(fact[name] == person[name] for name in KNOWN)]
        right += len(fits) == 1 and all(fits[0][name] == person[name] for name in WANTED)
    return right


def pairs(facts: Sequence[Fact]) -> list[Counter[tuple[str, str]]]:
    """What tables are made of."""
    named = [(one, "outcome") for one in DIMENSIONS] + [("time", "quarter")]
    return [Counter((fact[one], fact[other]) for fact in facts) for one, other in named]


@pytest.fixture
def people() -> list[dict[str, str]]:
    return a_year(50, Random(8))


def test_the_fact_that_fits_a_colleague_is_not_theirs(
    vault: RunningVault, people: list[dict[str, str]]
) -> None:
    close_all(people)
    box = stolen(vault)
    assert pairs(box) == pairs(people)  # the tables of the year come out right
    assert told(people, box) <= 8  # two by chance


def test_control_facts_as_they_came_tell_of_most(
    vault: RunningVault, people: list[dict[str, str]]
) -> None:
    vault.restart(protections=replace(ALL, facts_are_dealt_out=False))
    close_all(people)
    box = stolen(vault)
    assert pairs(box) == pairs(people)
    assert told(people, box) >= 25
