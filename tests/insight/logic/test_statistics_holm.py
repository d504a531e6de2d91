"""Holm's steps against the closed family they are a shortcut for."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.insight.logic.statistics.holm import holm


def closed(values: list[float], place: int) -> float:
    """The largest Bonferroni p over every set of questions that holds this one."""
    places = range(len(values))
    return max(
        min(1.0, size * min(values[one] for one in some))
        for size in range(1, len(values) + 1)
        for some in combinations(places, size)
        if place in some
    )


@given(st.lists(st.floats(0, 1), max_size=5))
def test_each_is_the_largest_of_all_the_sets_it_is_in(values: list[float]) -> None:
    expected = [closed(values, place) for place in range(len(values))]

    assert holm(values) == pytest.approx(expected, abs=1e-12)


def test_four_feelings_in_their_own_order() -> None:
    assert holm([0.04, 0.01, 0.5, 0.012]) == pytest.approx((0.08, 0.04, 0.5, 0.04))


@pytest.mark.parametrize("value", [-0.01, 1.01, float("nan")])
def test_what_is_no_p_value_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        holm([0.5, value])
