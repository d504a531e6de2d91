"""Wilson's interval against the score equation it solves."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.insight.logic.statistics.proportions import Share, score_interval, wilson

Z = 1.959963984540054


def refused(observed: float, true: float, number: int) -> bool:
    return abs(observed - true) > Z * sqrt(true * (1 - true) / number)


def edge(observed: float, outside: float, number: int) -> float:
    """By halves, between a share that the score test refuses and the observed one."""
    inside = observed
    for _step in range(60):
        middle = (inside + outside) / 2
        if refused(observed, middle, number):
            outside = middle
        else:
            inside = middle
    return (inside + outside) / 2


@given(st.integers(2, 400).flatmap(lambda n: st.tuples(st.integers(1, n - 1), st.just(n))))
def test_the_ends_are_where_the_score_test_begins_to_refuse(counts: tuple[int, int]) -> None:
    part, whole = counts

    found = wilson(Share(part, whole))

    assert found.low == pytest.approx(edge(part / whole, 0.0, whole), abs=1e-9)
    assert found.high == pytest.approx(edge(part / whole, 1.0, whole), abs=1e-9)


def test_nobody_and_everybody_have_a_width_and_an_exact_end() -> None:
    nobody, everybody = wilson(Share(0, 8)), wilson(Share(8, 8))

    assert (nobody.low, everybody.high) == (0.0, 1.0)
    assert nobody.high == pytest.approx(Z**2 / (8 + Z**2), abs=1e-12)
    assert everybody.low == pytest.approx(8 / (8 + Z**2), abs=1e-12)


def test_346_of_477_are_between_68_and_76_percent() -> None:
    """Mira 2015's answers, whose printed interval is Wald's (69 to 77)."""
    found = wilson(Share(346, 477))

    assert (round(found.low * 100), round(found.high * 100)) == (68, 76)


@pytest.mark.parametrize(
    ("part", "whole", "why"), [(0, 0, "at least one person"), (5, 4, "part"), (-1, 4, "part")]
)
def test_no_share_of_nonsense(part: int, whole: int, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Share(part, whole)


def test_no_interval_of_nonsense() -> None:
    with pytest.raises(ValueError, match="number above 0"):
        score_interval(0.5, 0, 0.95)
    with pytest.raises(ValueError, match="confidence"):
        wilson(Share(1, 4), 1.0)
