"""The rank-biserial figure against pairs counted one by one; its interval against the test."""

from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.insight.logic.statistics.effect_size import rank_biserial
from naast.insight.logic.statistics.signed_rank import Changes, Zeros, signed_ranks

STEPS = st.lists(st.integers(-3, 3), min_size=1, max_size=40).map(tuple).filter(any)


@given(STEPS)
def test_it_is_the_share_of_pairs_that_go_up_less_the_share_that_goes_down(
    steps: tuple[int, ...],
) -> None:
    """Tukey's counting: over all pairs of those who changed, a person with itself as well, the
    sign of the two changes together."""
    moved = [step for step in steps if step]
    pairs = [a + b for a, b in combinations_with_replacement(moved, 2)]
    counted = sum((pair > 0) - (pair < 0) for pair in pairs) / len(pairs)

    assert rank_biserial(Changes(steps), zeros=Zeros.DROP).value == pytest.approx(counted, abs=1e-9)


@pytest.mark.parametrize("zeros", Zeros)
@given(steps=STEPS)
def test_the_interval_leaves_out_nothing_exactly_where_the_test_refuses_it(
    zeros: Zeros, steps: tuple[int, ...]
) -> None:
    found = rank_biserial(Changes(steps), zeros=zeros)
    test = signed_ranks(Changes(steps), zeros=zeros, exact_up_to=0)

    inside = found.interval.low <= 0 <= found.interval.high
    assert inside == (test.p >= 0.05)
    assert -1 <= found.interval.low <= found.value <= found.interval.high <= 1
    assert (found.changed, found.zeros) == (test.changed, zeros)


@pytest.mark.parametrize("chance", [0.3, 0.5, 0.7, 0.9])
def test_in_nine_of_ten_and_more_the_interval_holds_the_truth(chance: float) -> None:
    """Every way eight signs can fall, weighed: sizes as on a scale of four, with their ties."""
    sizes, held = (1, 1, 1, 1, 2, 2, 2, 3), 0.0

    for signs in product((1, -1), repeat=len(sizes)):
        steps = tuple(size * sign for size, sign in zip(sizes, signs, strict=True))
        interval = rank_biserial(Changes(steps), zeros=Zeros.DROP).interval
        up = signs.count(1)
        if interval.low <= 2 * chance - 1 <= interval.high:
            held += chance**up * (1 - chance) ** (len(sizes) - up)

    assert held > 0.9


def test_where_all_went_up_the_interval_still_has_a_width() -> None:
    found = rank_biserial(Changes((1, 1, 1, 2, 0)), zeros=Zeros.DROP)

    assert (found.value, found.changed, found.interval.confidence) == (1.0, 4, 0.95)
    assert found.interval.high == pytest.approx(1.0, abs=1e-12)
    assert found.interval.low < 0.1


def test_where_nobody_changed_there_is_no_direction() -> None:
    with pytest.raises(ValueError, match="Nobody changed"):
        rank_biserial(Changes((0, 0)), zeros=Zeros.PRATT)
