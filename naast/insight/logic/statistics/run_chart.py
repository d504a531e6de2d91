"""A run chart: points around their median, and the rule by name where they are no mere chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import groupby
from math import comb, isfinite
from statistics import median

SHIFT, TREND = 6, 5  # points
RARE = Fraction(25, 1000)  # each tail of the number of runs
LEAST_POINTS = 10  # below it no rule is read: the rules were made for longer series


class RunRule(Enum):
    """Perla, Provost and Murray, BMJ Qual Saf 20 (2011) 46-51; their fourth is left to the eye.

    SHIFT: six or more points in a row on one side of the median; points on it neither count nor
    break. TREND: five or more in a row all up or all down; of equal neighbours one counts.
    FEW_RUNS, MANY_RUNS: the number of runs is in a tail of 2.5 % or less, exactly computed from the
    points above and below (Swed and Eisenhart, Ann Math Statist 14 (1943) 66-87), not from a table.
    """

    SHIFT = "shift"
    TREND = "trend"
    FEW_RUNS = "few runs"
    MANY_RUNS = "many runs"


@dataclass(frozen=True)
class RunSignal:
    """The rule that fired, from the point `first` to the point `last` (places from 0)."""

    rule: RunRule
    first: int
    last: int


@dataclass(frozen=True)
class RunChart:
    """The median, the points off it, the runs they make, and every rule that fired.

    enough: whether there are points enough to read rules; where not, silence says nothing.
    baseline: how many of the first points the median is of; None is all of them.
    """

    median: float
    off_median: int
    runs: int
    signals: tuple[RunSignal, ...]
    enough: bool = True
    baseline: int | None = None


def run_chart(values: Sequence[float], *, baseline: int | None = None) -> RunChart:
    """values in order of time, two or more, finite. The median is theirs, or frozen: that of the
    first `baseline` of them, 10 or more, so that later points are held against what was before."""
    if len(values) < 2 or not all(map(isfinite, values)):
        raise ValueError("A run chart needs at least two points, all of them numbers.")
    if baseline is not None and not LEAST_POINTS <= baseline <= len(values):
        raise ValueError("A baseline needs at least ten points, and no more than there are.")
    middle = median(values[:baseline])
    off = [(place, value > middle) for place, value in enumerate(values) if value != middle]
    runs = [[place for place, _up in run] for _side, run in groupby(off, key=lambda one: one[1])]
    above = sum(up for _place, up in off)
    if len(values) < LEAST_POINTS:
        return RunChart(middle, len(off), len(runs), (), enough=False)
    signals = [RunSignal(RunRule.SHIFT, run[0], run[-1]) for run in runs if len(run) >= SHIFT]
    signals += _trends(values)
    rule = _rule_of_runs(len(runs), above, len(off) - above)
    signals += [RunSignal(rule, 0, len(values) - 1)] if rule else []
    return RunChart(middle, len(off), len(runs), tuple(signals), baseline=baseline)


def _trends(values: Sequence[float]) -> list[RunSignal]:
    points = [[place for place, _value in same] for _v, same in _equal_neighbours(values)]
    heights = [values[same[0]] for same in points]
    rises = [(place, heights[place + 1] > heights[place]) for place in range(len(points) - 1)]
    trends = [
        [place for place, _up in run] for _side, run in groupby(rises, key=lambda one: one[1])
    ]
    return [
        RunSignal(RunRule.TREND, points[trend[0]][-1], points[trend[-1] + 1][0])
        for trend in trends
        if len(trend) + 1 >= TREND
    ]


def _equal_neighbours(values: Sequence[float]) -> "groupby[float, tuple[int, float]]":
    return groupby(enumerate(values), key=lambda one: one[1])


def _rule_of_runs(runs: int, above: int, below: int) -> RunRule | None:
    if not above or not below:
        return None
    chances = {
        number: chance_of_runs(number, above, below) for number in range(2, above + below + 1)
    }
    if sum(chance for number, chance in chances.items() if number <= runs) <= RARE:
        return RunRule.FEW_RUNS
    if sum(chance for number, chance in chances.items() if number >= runs) <= RARE:
        return RunRule.MANY_RUNS
    return None


def chance_of_runs(runs: int, above: int, below: int) -> Fraction:
    """P(exactly so many runs), every order of the points above and below being as likely."""
    if above < 1 or below < 1 or runs < 2:
        raise ValueError("Runs are counted where points lie on both sides, and are two or more.")
    half, odd = divmod(runs, 2)
    if odd:
        ways = comb(above - 1, half) * comb(below - 1, half - 1)
        ways += comb(above - 1, half - 1) * comb(below - 1, half)
    else:
        ways = 2 * comb(above - 1, half - 1) * comb(below - 1, half - 1)
    return Fraction(ways, comb(above + below, above))
