"""Wilcoxon's test against every way the signs could fall and against the printed variances."""

from collections import Counter
from fractions import Fraction
from itertools import product
from math import erfc, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.insight.logic.statistics.paired_table import PairedTable
from naast.insight.logic.statistics.signed_rank import (
    Changes,
    Zeros,
    changes_of,
    signed_ranks,
)

STEPS = st.lists(st.integers(-3, 3), min_size=1, max_size=9).map(tuple)


def ranks_of(steps: tuple[int, ...], zeros: Zeros) -> list[tuple[Fraction, int]]:
    """(rank, sign) of each who changed: the mean place among equals, counted one by one."""
    base = [abs(step) for step in steps if step or zeros is Zeros.PRATT]
    return [
        (
            Fraction(1 + 2 * sum(b < abs(s) for b in base) + sum(b == abs(s) for b in base), 2),
            1 if s > 0 else -1,
        )
        for s in steps
        if s
    ]


def by_counting(steps: tuple[int, ...], zeros: Zeros) -> float:
    ranks = ranks_of(steps, zeros)
    seen = abs(sum(rank * sign for rank, sign in ranks))
    ways = [
        abs(sum(rank * sign for (rank, _), sign in zip(ranks, signs, strict=True)))
        for signs in product((1, -1), repeat=len(ranks))
    ]
    return sum(way >= seen for way in ways) / len(ways)


@pytest.mark.parametrize("zeros", Zeros)
@given(steps=STEPS)
def test_the_exact_p_counts_every_way_the_signs_could_fall(
    zeros: Zeros, steps: tuple[int, ...]
) -> None:
    found = signed_ranks(Changes(steps), zeros=zeros)

    ranks = ranks_of(steps, zeros)
    assert found.p == pytest.approx(by_counting(steps, zeros), abs=1e-12)
    assert found.upward == sum(rank for rank, sign in ranks if sign > 0)
    assert found.downward == sum(rank for rank, sign in ranks if sign < 0)
    assert (found.exact, found.z) == (True, None)
    assert (found.changed, found.unchanged) == (len(ranks), len(steps) - len(ranks))


def test_the_depression_scores_of_hollander_and_wolfe() -> None:
    """In thousandths: V = 40, one-sided p 0.01953 as R's wilcox.test prints them."""
    before = (1830, 500, 1620, 2480, 1680, 1880, 1550, 3060, 1300)
    after = (878, 647, 598, 2050, 1060, 1290, 1060, 3140, 1290)

    found = signed_ranks(
        Changes(tuple(b - a for b, a in zip(before, after, strict=True))), zeros=Zeros.DROP
    )

    assert (found.upward, found.p) == (40.0, 20 / 512)


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=60).map(tuple).filter(any))
def test_the_normal_p_has_the_printed_corrections_for_ties_and_zeros(
    steps: tuple[int, ...],
) -> None:
    """Pratt's and Wilcoxon's variance as the textbooks print them."""
    for zeros in Zeros:
        found = signed_ranks(Changes(steps), zeros=zeros, exact_up_to=0)
        n0 = found.unchanged if zeros is Zeros.PRATT else 0
        n = found.changed + n0
        ties = sum(t**3 - t for t in Counter(abs(s) for s in steps if s).values())
        variance = n * (n + 1) * (2 * n + 1) / 24 - n0 * (n0 + 1) * (2 * n0 + 1) / 24 - ties / 48
        z = (found.upward - (n * (n + 1) - n0 * (n0 + 1)) / 4) / sqrt(variance)

        assert found.z == pytest.approx(z, abs=1e-9)
        assert found.p == pytest.approx(erfc(abs(z) / sqrt(2)), abs=1e-9)


def test_many_are_approximated_and_it_is_said() -> None:
    steps = (1, -1, 2, 1) * 13

    few = signed_ranks(Changes(steps[:50]), zeros=Zeros.DROP)
    many = signed_ranks(Changes(steps), zeros=Zeros.DROP)
    asked = signed_ranks(Changes(steps), zeros=Zeros.DROP, exact_up_to=60)

    assert (few.exact, many.exact, asked.exact) == (True, False, True)
    assert many.p == pytest.approx(asked.p, abs=2e-4)


def test_the_zero_rule_matters_and_is_named() -> None:
    changes = Changes((0, 0, 0, 0, 1, 1, -2, 3, 3))

    dropped = signed_ranks(changes, zeros=Zeros.DROP)
    pratt = signed_ranks(changes, zeros=Zeros.PRATT)

    assert (dropped.zeros, dropped.upward, dropped.downward) == (Zeros.DROP, 12.0, 3.0)
    assert (pratt.zeros, pratt.upward, pratt.downward) == (Zeros.PRATT, 28.0, 7.0)


@pytest.mark.parametrize("most", [0, 50])
def test_where_nobody_changed_p_is_one(most: int) -> None:
    found = signed_ranks(Changes((0, 0, 0)), zeros=Zeros.PRATT, exact_up_to=most)

    assert (found.p, found.changed, found.unchanged, found.upward) == (1.0, 0, 3, 0.0)


def test_a_table_gives_one_change_a_person() -> None:
    table = PairedTable(((1, 2, 0), (0, 0, 1), (1, 0, 2)))

    assert changes_of(table).steps == (0, 1, 1, 1, -2, 0, 0)


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one person"):
        Changes(())
    with pytest.raises(ValueError, match="whole number of steps"):
        Changes((1, 0.5))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="0 or more"):
        signed_ranks(Changes((1,)), zeros=Zeros.DROP, exact_up_to=-1)
