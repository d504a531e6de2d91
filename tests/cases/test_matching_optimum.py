"""Matching is the best for everyone together: compared with trying everything, on small cases."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naast.cases.logic.matching import Policy, Request, Supporter, Weights, propose
from naast.cases.logic.matching_flow import NO, Table, choose
from tests.cases.matching_oracle import TODAY, Choice, NotTheBest, can, check, points, same_event

words = st.sampled_from
weights = st.sampled_from(
    [
        Weights.for_policy(Policy.PROFESSION),
        Weights.for_policy(Policy.EGALITARIAN),
        Weights(asked_twice=0, year=0, rest=0, supports_now=0),  # nearly everything is a tie
        Weights(asked_twice=50, same_profession=3, gender_wish=1),
    ]
)
shared = {
    "profession": words(["", "nurse", "doctor"]),
    "specialism": words(["", "icu"]),
    "seniority": words(["", "trainee", "experienced", "senior"]),
    "birth_decade": words([None, 1960, 1980, 1990]),
    "started_year": words([None, 2000, 2004, 2015]),
    "site": words(["", "north", "south"]),
    "department": words(["", "ward", "theatre"]),
    "languages": words([(), ("nl",), ("nl", "en"), ("en",), ("fr",)]),
}
people = [f"s{number}" for number in range(5)]
some = st.frozensets(st.sampled_from(people), max_size=1)
request = st.builds(
    Request,
    id=st.just(""),
    opened=st.integers(0, 2),
    wish_gender=words(["any", "woman"]),
    wish_own_unit=words(["any", "own", "other"]),
    wish_profession=words(["any", "same"]),
    apart=some,
    involved=some,
    refused=some,
    event=words([None, None, "fall", "mix-up"]),
    supporters_wanted=st.integers(1, 2),
    **shared,
)
supporter = st.builds(
    Supporter,
    id=st.just(""),
    gender=words(["", "woman", "man"]),
    available=words([True, True, True, False]),
    other_sites=words([True, True, False]),
    maximum=st.integers(1, 3),
    open_count=st.integers(0, 1),
    cases_last_year=st.integers(0, 8),
    last_case_on=words([None, date(2026, 11, 1), date(2026, 11, 1), date(2026, 6, 1)]),
    **shared,
)


def numbered(values: Sequence, letter: str) -> list:
    return [replace(one, id=f"{letter}{number}") for number, one in enumerate(values)]


requests = st.lists(request, max_size=4).map(lambda values: numbered(values, "r"))
teams = st.lists(supporter, min_size=1, max_size=5).map(lambda values: numbered(values, "s"))


def by_propose(
    asked: Sequence[Request], team: Sequence[Supporter], chosen_weights: Weights
) -> Choice:
    outcome = propose(asked, team, chosen_weights, TODAY)
    return {one.request: one.chosen for one in outcome.proposals}


def by_greed(
    asked: Sequence[Request], team: Sequence[Supporter], chosen_weights: Weights
) -> Choice:
    """The mutant: one request after another takes the best that is left."""
    choice: dict[str, tuple[str, ...]] = {}
    for one in sorted(asked, key=lambda r: (r.opened, r.id)):
        times = [supporter for few in choice.values() for supporter in few]
        beside = {s for r in asked if same_event(one, r) for s in choice.get(r.id, ())}
        possible = [
            s for s in team if can(one, s) and s.id not in beside and times.count(s.id) < s.room
        ]
        possible.sort(
            key=lambda s: (-points(one, s, team, chosen_weights), s.last_case_on or date.min, s.id)
        )
        choice[one.id] = tuple(s.id for s in possible[: one.supporters_wanted])
    return choice


@settings(max_examples=400)
@given(asked=requests, team=teams, chosen_weights=weights)
def test_no_choice_is_better_than_the_proposal(
    asked: list[Request], team: list[Supporter], chosen_weights: Weights
) -> None:
    check(by_propose(asked, team, chosen_weights), asked, team, chosen_weights)


@settings(max_examples=100)
@given(asked=requests, team=teams, chosen_weights=weights, order=st.randoms())
def test_the_order_of_the_lists_makes_no_difference(
    asked: list[Request], team: list[Supporter], chosen_weights: Weights, order: random.Random
) -> None:
    straight = propose(asked, team, chosen_weights, TODAY)
    mixed_requests, mixed_team = list(asked), list(team)
    order.shuffle(mixed_requests)
    order.shuffle(mixed_team)

    mixed = propose(mixed_requests, mixed_team, chosen_weights, TODAY)

    assert mixed == straight


@settings(max_examples=100)
@given(asked=requests, team=teams, chosen_weights=weights)
def test_the_objective_is_the_sum_of_the_chosen_scores_and_each_score_of_its_reasons(
    asked: list[Request], team: list[Supporter], chosen_weights: Weights
) -> None:
    outcome = propose(asked, team, chosen_weights, TODAY)

    first = [each.ranked[: len(each.chosen)] for each in outcome.proposals]
    assert outcome.objective == sum(one.score for few in first for one in few)
    named = [tuple(one.supporter for one in few) for few in first]
    assert named == [each.chosen for each in outcome.proposals]
    ranked = [one for each in outcome.proposals for one in each.ranked]
    assert [one.score for one in ranked] == [sum(r.points for r in one.reasons) for one in ranked]


def a_case_that_punishes_greed() -> tuple[list[Request], list[Supporter]]:
    """The nurse could have either supporter, the doctor only Ann; first come takes Ann."""
    nurse = Request(id="nurse", opened=0, languages=("nl", "en"), site="north")
    doctor = Request(id="doctor", opened=1, languages=("en",))
    ann = Supporter(id="ann", languages=("nl", "en"), site="north", maximum=1)
    ben = Supporter(id="ben", languages=("nl",), maximum=1)
    return [nurse, doctor], [ann, ben]


def test_a_greedy_solver_is_rejected_where_the_product_is_accepted() -> None:
    asked, team = a_case_that_punishes_greed()

    check(by_propose(asked, team, Weights()), asked, team, Weights())

    with pytest.raises(NotTheBest):
        check(by_greed(asked, team, Weights()), asked, team, Weights())


def test_the_greedy_solver_is_accepted_where_greed_does_no_harm() -> None:
    asked, team = a_case_that_punishes_greed()
    check(by_greed(asked[:1], team, Weights()), asked[:1], team, Weights())


def test_the_one_who_waits_longest_goes_first_when_not_all_can_be_helped() -> None:
    team = [Supporter(id="only", profession="nurse", maximum=1)]
    late = Request(id="a-late", opened=2, profession="nurse")
    early = Request(id="z-early", opened=1)

    outcome = propose([late, early], team, Weights.for_policy(Policy.PROFESSION), TODAY)

    assert {one.request: one.chosen for one in outcome.proposals} == {
        "z-early": ("only",),
        "a-late": (),
    }


def test_a_first_supporter_for_everybody_comes_before_a_second_for_anybody() -> None:
    team = [Supporter(id="one", maximum=1), Supporter(id="two", maximum=1)]
    asked = [Request(id="both", opened=0, supporters_wanted=2), Request(id="next", opened=1)]

    outcome = propose(asked, team, Weights(), TODAY)

    assert [(one.request, len(one.chosen), one.short) for one in outcome.proposals] == [
        ("both", 1, 1),
        ("next", 1, 0),
    ]


def test_a_tie_goes_to_the_one_who_rested_longest_then_to_the_lowest_id() -> None:
    flat = Weights(rest=0)
    rested = Supporter(id="z", last_case_on=date(2026, 1, 1))
    recent = Supporter(id="a", last_case_on=date(2026, 11, 1))
    twin = Supporter(id="y", last_case_on=date(2026, 1, 1))

    outcome = propose([Request(id="r")], [recent, rested, twin], flat, TODAY)

    assert [one.supporter for one in outcome.of("r").ranked] == ["y", "z", "a"]
    assert outcome.of("r").chosen == ("y",)


def random_table(seed: int, rows: int, columns: int, *, scarce: bool, look: int) -> Table:
    generator = np.random.default_rng(seed)
    own = generator.integers(-40, 20, columns)
    scores = (generator.integers(0, 60, (rows, columns)) + own).astype(np.int32)
    scores[generator.random((rows, columns)) < 0.2] = NO
    return Table(
        scores=scores,
        units=generator.integers(1, 3, rows),
        room=generator.integers(0 if scarce else 1, 2 if scarce else 4, columns),
        group=generator.choice([-1, -1, 0, 1, 2], rows),
        asked_twice=int(generator.integers(0, 15)),
        look=look,
    )


def worth(table: Table, pairs: list[tuple[int, int]]) -> tuple[list[int], int, int]:
    served = [sum(row == one for row, _ in pairs) for one in range(len(table.units))]
    coverage = [int(count >= 1) for count in served] + [int(count >= 2) for count in served]
    times = [sum(column == one for _, column in pairs) for one in range(len(table.room))]
    points_ = sum(int(table.scores[pair]) for pair in pairs)
    points_ -= sum(table.asked_twice * (count * (count - 1) // 2) for count in times)
    return coverage, points_, -sum(column for _, column in pairs)


@pytest.mark.parametrize("scarce", [False, True])
@pytest.mark.parametrize("seed", range(12))
def test_starting_from_a_short_look_ends_where_the_whole_table_ends(
    seed: int, scarce: bool
) -> None:
    whole = random_table(seed, 40, 60, scarce=scarce, look=60)
    short = replace(whole, look=2)

    assert worth(short, choose(short)) == worth(whole, choose(whole))


@pytest.mark.parametrize("seed", range(60))
def test_the_whole_table_ends_where_trying_everything_ends(seed: int) -> None:
    table = random_table(seed, 4, 4, scarce=seed % 2 == 0, look=1)

    assert worth(table, choose(table)) == max(worth(table, pairs) for pairs in every_choice(table))


def every_choice(table: Table) -> list[list[tuple[int, int]]]:
    found: list[list[tuple[int, int]]] = [[]]
    for row in range(len(table.units)):
        found = [pairs + more for pairs in found for more in additions(table, pairs, row)]
    return found


def additions(table: Table, pairs: list[tuple[int, int]], row: int) -> list[list[tuple[int, int]]]:
    event = int(table.group[row])
    beside = {column for other, column in pairs if event >= 0 and table.group[other] == event}
    used = [column for _, column in pairs]
    free = [
        column
        for column in range(len(table.room))
        if table.scores[row, column] != NO
        and column not in beside
        and used.count(column) < table.room[column]
    ]
    ones = [[(row, column)] for column in free]
    twos = [[(row, a), (row, b)] for a in free for b in free if a < b]
    return [[], *ones, *(twos if table.units[row] == 2 else [])]
