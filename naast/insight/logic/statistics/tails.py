"""Tails of the normal and the chi-square distribution, from closed forms alone."""

from math import erfc, exp, isfinite, lgamma, log, sqrt
from statistics import NormalDist


def normal_upper(z: float) -> float:
    """P(Z >= z) of the standard normal, through the complementary error function."""
    return erfc(z / sqrt(2)) / 2


def normal_quantile(share: float) -> float:
    """The z below which this share (over 0, under 1) of the standard normal lies.

    Wichura, Algorithm AS 241 (Applied Statistics 37, 1988), as Python's own library has it: about
    sixteen figures.
    """
    if not 0 < share < 1:
        raise ValueError("A quantile needs a share between 0 and 1, both left out.")
    return NormalDist().inv_cdf(share)


def two_sided_z(confidence: float) -> float:
    """The z of a two-sided interval: 1.96 for 0.95. confidence lies between 0 and 1."""
    if not 0 < confidence < 1:
        raise ValueError("A confidence lies between 0 and 1, both left out.")
    return normal_quantile((1 + confidence) / 2)


def chi_square_upper(value: float, freedom: int) -> float:
    """P(X >= value), X chi-square with this many degrees of freedom (1 or more); value 0 or more.

    For whole degrees of freedom the incomplete gamma function is a finite sum of positive terms
    (Abramowitz and Stegun, 26.4.4 and 26.4.5), so that nothing cancels.
    """
    if freedom < 1:
        raise ValueError("Chi-square needs at least one degree of freedom.")
    if not (value >= 0 and isfinite(value)):
        raise ValueError("A chi-square figure is a number of 0 or more.")
    if value == 0:
        return 1.0
    half, odd = value / 2, freedom % 2
    powers = (step + odd / 2 for step in range(freedom // 2))
    terms = sum(exp(power * log(half) - half - lgamma(power + 1)) for power in powers)
    return min(1.0, terms + (erfc(sqrt(half)) if odd else 0.0))
