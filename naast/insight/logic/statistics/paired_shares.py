"""Two answers before and after: how far the shares lie apart, and how many went which way."""

from dataclasses import dataclass
from math import exp, inf, lgamma, log, log1p, sqrt

from naast.insight.logic.statistics.paired_table import McNemar, PairedTable
from naast.insight.logic.statistics.proportions import Interval
from naast.insight.logic.statistics.tails import two_sided_z

STEPS = 60  # halvings


@dataclass(frozen=True)
class PairedDifference:
    """value: the share of the first answer before less that after; people: in the table."""

    value: float
    interval: Interval
    people: int


@dataclass(frozen=True)
class PairedOdds:
    """value: forward over back, those who left the first answer over those who came to it; infinite
    where nobody came, and 1 is no difference."""

    value: float
    interval: Interval
    forward: int
    back: int


def paired_difference(table: PairedTable, confidence: float = 0.95) -> PairedDifference:
    """Two answers, the same people. Bonett and Price, J Educ Behav Stat 37 (2012) 479-488.

    Their interval: Wald's after adding one person to each of the two ways to change, so that it has
    a width also where nobody changed. The value is the plain difference.
    """
    _two(table)
    forward, back, people = table.counts[0][1], table.counts[1][0], table.people
    one, other = (forward + 1) / (people + 2), (back + 1) / (people + 2)
    middle = one - other
    half = two_sided_z(confidence) * sqrt((one + other - middle**2) / (people + 2))
    interval = Interval(max(-1.0, middle - half), min(1.0, middle + half), confidence)
    return PairedDifference((forward - back) / people, interval, people)


def paired_odds(table: PairedTable, confidence: float = 0.95) -> PairedOdds:
    """Two answers; the odds of going one way among those who changed, with an exact interval.

    The interval is Clopper and Pearson's (Biometrika 26 (1934) 404-413) for the share that went
    forward, turned into odds: it leaves out 1 only where McNemar's exact test refuses it, too.
    Refused where nobody changed.
    """
    _two(table)
    forward, back = table.counts[0][1], table.counts[1][0]
    if forward + back == 0:
        raise ValueError("Nobody changed, so that there are no odds.")
    share = clopper_pearson(forward, forward + back, confidence)
    value = forward / back if back else inf
    return PairedOdds(
        value, Interval(_odds(share.low), _odds(share.high), confidence), forward, back
    )


def clopper_pearson(part: int, whole: int, confidence: float = 0.95) -> Interval:
    """The shares that neither one-sided exact test refuses at half of the error."""
    if not (0 <= part <= whole and whole > 0 and 0 < confidence < 1):
        raise ValueError("An exact interval needs a part of at least one, and a confidence.")
    tail = (1 - confidence) / 2
    low = _root(whole, range(part, whole + 1), tail, rises=True) if part else 0.0
    high = _root(whole, range(part + 1), tail, rises=False) if part < whole else 1.0
    return Interval(low, high, confidence)


def disagree(test: McNemar, interval: Interval, level: float = 0.05) -> bool:
    """Whether an interval for a difference says otherwise than the exact test about nought.

    Both are right in their own way: the interval is an approximation for larger groups. Where they
    disagree it is said, and the exact test is what a sentence rests on.
    """
    return (test.p < level) != (not interval.low <= 0 <= interval.high)


def _two(table: PairedTable) -> None:
    if table.size != 2:
        raise ValueError("This is for two answers; join the others first.")


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 else inf


def _root(whole: int, numbers: range, tail: float, *, rises: bool) -> float:
    """The share at which so many or these numbers have just this chance."""
    low, high = 0.0, 1.0
    for _step in range(STEPS):
        middle = (low + high) / 2
        chance = sum(_chance(number, whole, middle) for number in numbers)
        if (chance < tail) == rises:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _chance(number: int, whole: int, share: float) -> float:
    ways = lgamma(whole + 1) - lgamma(number + 1) - lgamma(whole - number + 1)
    return exp(ways + number * log(share) + (whole - number) * log1p(-share))
