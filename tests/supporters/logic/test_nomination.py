"""The tally of a nomination round: what it counts, and what nobody can read out of it."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.supporters.logic.nomination import (
    LEAST_BALLOTS,
    MAY_BECOME,
    Count,
    Path,
    Stage,
    Way,
    about,
    path_of,
    tally,
    way_for,
)

NAMES = st.integers(0, 8)
BALLOTS = st.lists(st.lists(NAMES, max_size=5), max_size=40)
THRESHOLDS = st.integers(3, 10)


def test_twenty_voters_are_enough_for_a_ballot() -> None:
    assert (way_for(20), way_for(19)) == (Way.BALLOT, Way.MEETING)


def test_a_name_is_shown_from_the_threshold_on() -> None:
    ballots = [["anna"]] * 3 + [["bert"]] * 2 + [["carla"]] * 7

    assert tally(ballots, threshold=3, most_names=3) == {"anna": Count(3), "carla": Count(7)}


def test_what_nearly_everybody_named_says_or_more() -> None:
    ballots = [["anna"]] * 20

    assert tally(ballots, threshold=3, most_names=3) == {"anna": Count(17, or_more=True)}


def test_nineteen_of_twenty_look_like_all_of_twenty() -> None:
    nineteen = [["anna"]] * 19 + [["bert"]]

    assert tally(nineteen, threshold=3, most_names=3) == tally(
        [["anna"]] * 20, threshold=3, most_names=3
    )


def test_or_more_says_no_more_of_how_many_took_part_than_the_tens_that_are_told() -> None:
    told = {
        tally([["anna"]] * ballots, threshold=3, most_names=3)["anna"] for ballots in range(30, 40)
    }

    assert told == {Count(27, or_more=True)}


@given(BALLOTS, THRESHOLDS, st.integers(1, 3))
def test_a_count_is_never_more_than_what_was_named_nor_below_the_threshold(
    ballots: list[list[int]], threshold: int, most: int
) -> None:
    true = Counter(name for ballot in ballots for name in set(ballot))

    for name, count in tally(ballots, threshold=threshold, most_names=most).items():
        assert threshold <= count.number <= true[name]


@given(BALLOTS, THRESHOLDS, st.randoms())
def test_the_order_of_ballots_and_a_name_given_twice_change_nothing(
    ballots: list[list[int]], threshold: int, random: object
) -> None:
    mixed = [ballot + ballot for ballot in ballots]
    random.shuffle(mixed)  # type: ignore[attr-defined]

    told = tally(ballots, threshold=threshold, most_names=5)
    assert tally(mixed, threshold=threshold, most_names=5) == told


@given(BALLOTS, THRESHOLDS)
def test_fewer_than_ten_ballots_tell_nothing(ballots: list[list[int]], threshold: int) -> None:
    few = [ballot for ballot in ballots if ballot][: LEAST_BALLOTS - 1]

    assert tally(few, threshold=threshold, most_names=3) == {}


@given(BALLOTS, THRESHOLDS)
def test_no_count_says_that_all_but_a_few_named_somebody(
    ballots: list[list[int]], threshold: int
) -> None:
    cast = sum(bool(ballot) for ballot in ballots)

    for count in tally(ballots, threshold=threshold, most_names=5).values():
        assert count.number <= max(threshold, cast - threshold)


@given(BALLOTS, THRESHOLDS)
def test_one_more_ballot_shows_nobody_whom_it_does_not_name_but_the_number_of_ballots(
    ballots: list[list[int]], threshold: int
) -> None:
    """Who knows the result without one colleague learns only names near the threshold."""
    with_one = tally([*ballots, [99]], threshold=threshold, most_names=5)

    assert 99 not in with_one


def test_ballots_are_told_in_tens() -> None:
    assert [about(number) for number in (0, 9, 10, 119)] == [0, 0, 10, 110]


@pytest.mark.parametrize("stage", [Stage.NO, Stage.YES])
def test_yes_and_no_are_final(stage: Stage) -> None:
    assert MAY_BECOME[stage] == frozenset()


def test_the_way_into_the_team_follows_from_training() -> None:
    assert path_of(active=True, trained=False) is Path.IN_TRAINING
    assert path_of(active=True, trained=True) is Path.ACTIVE
    assert path_of(active=False, trained=True) is None
