"""Tails against sums of small rectangles and against printed critical values."""

from collections.abc import Callable
from math import exp, gamma, inf, nan, pi, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.insight.logic.statistics.tails import (
    chi_square_upper,
    normal_quantile,
    normal_upper,
    two_sided_z,
)


def simpson(
    function: Callable[[float], float], low: float, high: float, parts: int = 1000
) -> float:
    step = (high - low) / parts
    weights = [1, *([4, 2] * (parts // 2 - 1)), 4, 1]
    return step / 3 * sum(w * function(low + i * step) for i, w in enumerate(weights))


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 5, 9, 10])
@pytest.mark.parametrize("value", [0.3, 3.0, 17.5])
def test_the_upper_tail_is_the_area_under_the_density(freedom: int, value: float) -> None:
    def in_roots(root: float) -> float:  # x = root squared: smooth at 0 for every freedom
        return 2 * root ** (freedom - 1) * exp(-root * root / 2)

    area = simpson(in_roots, sqrt(value), 16.0) / (2 ** (freedom / 2) * gamma(freedom / 2))

    assert chi_square_upper(value, freedom) == pytest.approx(area, abs=1e-9, rel=1e-7)


@pytest.mark.parametrize(("freedom", "critical"), [(1, 3.841459), (2, 5.991465), (3, 7.814728)])
def test_the_critical_values_of_every_textbook_leave_five_percent(
    freedom: int, critical: float
) -> None:
    assert chi_square_upper(critical, freedom) == pytest.approx(0.05, abs=1e-7)


def test_a_tail_far_out_is_small_and_not_an_error() -> None:
    assert chi_square_upper(0, 3) == 1.0
    assert 0 < chi_square_upper(1400.0, 4) < 1e-290
    assert chi_square_upper(1e7, 4) == 0.0


@given(st.floats(-5, 5))
def test_the_normal_tail_is_the_area_under_its_density(z: float) -> None:
    area = simpson(lambda x: exp(-x * x / 2) / sqrt(2 * pi), z, 10.0, 1000)

    assert normal_upper(z) == pytest.approx(area, abs=1e-9)


@given(st.floats(1e-6, 1 - 1e-6))
def test_the_quantile_undoes_the_tail(share: float) -> None:
    assert 1 - normal_upper(normal_quantile(share)) == pytest.approx(share, abs=1e-12)


def test_the_z_of_two_sides() -> None:
    assert two_sided_z(0.95) == pytest.approx(1.959963985, abs=1e-9)


@pytest.mark.parametrize("value", [-0.1, inf, nan])
def test_no_tail_of_what_is_no_chi_square(value: float) -> None:
    with pytest.raises(ValueError, match="number of 0 or more"):
        chi_square_upper(value, 2)


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one degree"):
        chi_square_upper(1.0, 0)
    with pytest.raises(ValueError, match="share between 0 and 1"):
        normal_quantile(1.0)
    with pytest.raises(ValueError, match="confidence lies between"):
        two_sided_z(95)
