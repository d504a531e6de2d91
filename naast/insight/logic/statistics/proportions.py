"""How sure a share of a small group is: Wilson's score interval."""

from dataclasses import dataclass
from math import sqrt

from naast.insight.logic.statistics.tails import two_sided_z


@dataclass(frozen=True)
class Interval:
    """From low to high, with the confidence it was asked for."""

    low: float
    high: float
    confidence: float


@dataclass(frozen=True)
class Share:
    """part of whole people: whole 1 or more, part from 0 to whole."""

    part: int
    whole: int

    def __post_init__(self) -> None:
        if self.whole < 1:
            raise ValueError("A share needs at least one person in its base.")
        if not 0 <= self.part <= self.whole:
            raise ValueError("The part of a share lies between nobody and its base.")


def wilson(share: Share, confidence: float = 0.95) -> Interval:
    """The shares that a score test would not refuse. E. B. Wilson, JASA 22 (1927) 209-212.

    Both ends lie within 0 and 1; nobody of n gives a low end of exactly 0, all of n a high end of
    exactly 1. No continuity correction.
    """
    return score_interval(share.part / share.whole, share.whole, confidence)


def score_interval(observed: float, number: float, confidence: float) -> Interval:
    """Wilson's formula for an observed share (0 to 1) that rests on so many equal votes.

    number may be a fraction: the effective number of votes that weigh differently.
    """
    if not (0 <= observed <= 1 and number > 0):
        raise ValueError("A score interval needs a share from 0 to 1 and a number above 0.")
    squared = two_sided_z(confidence) ** 2
    middle = observed + squared / (2 * number)
    half = sqrt(squared * (observed * (1 - observed) + squared / (4 * number)) / number)
    scale = 1 + squared / number
    low = 0.0 if observed == 0 else max(0.0, (middle - half) / scale)
    high = 1.0 if observed == 1 else min(1.0, (middle + half) / scale)
    return Interval(low, high, confidence)
