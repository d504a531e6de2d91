"""Control charts (p, u, XmR): limits, and the rule by name where a point is out of the ordinary."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from math import isfinite, sqrt
from typing import TypeVar

from naast.insight.logic.statistics.proportions import Share

Point = TypeVar("Point")
LEAST_POINTS = 12  # below it no rule is read: limits of so few points are themselves a guess
D2, D4 = 1.128, 3.267  # the usual constants of a range of two: 3 / D2 = 2.66


class ControlRule(Enum):
    """The zone rules of Western Electric, Statistical Quality Control Handbook (1956).

    BEYOND_LIMITS: one point beyond three sigma. TWO_OF_THREE: two of three in a row beyond two
    sigma on one side. FOUR_OF_FIVE: four of five beyond one. EIGHT_ON_ONE_SIDE: eight in a row.
    RANGE_BEYOND_LIMIT: XmR only, a step between neighbours above its own limit.
    """

    BEYOND_LIMITS = "beyond limits"
    TWO_OF_THREE = "two of three"
    FOUR_OF_FIVE = "four of five"
    EIGHT_ON_ONE_SIDE = "eight on one side"
    RANGE_BEYOND_LIMIT = "range beyond limit"


# rule: (how many, of how many in a row, beyond how many sigma on one side)
ZONES = {
    ControlRule.BEYOND_LIMITS: (1, 1, 3),
    ControlRule.TWO_OF_THREE: (2, 3, 2),
    ControlRule.FOUR_OF_FIVE: (4, 5, 1),
    ControlRule.EIGHT_ON_ONE_SIDE: (8, 8, 0),
}


@dataclass(frozen=True)
class ControlSignal:
    """The rule, and the point (place from 0) at which it was complete."""

    rule: ControlRule
    point: int


@dataclass(frozen=True)
class ControlPoint:
    """A value with its own limits; they differ from point to point where the bases do."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class ControlChart:
    """The centre line, the points in order of time, and every rule that fired.

    enough: whether there are points enough to read rules; where not, silence says nothing.
    baseline: how many of the first points the limits are of; None is all of them.
    """

    centre: float
    points: tuple[ControlPoint, ...]
    signals: tuple[ControlSignal, ...]
    enough: bool = True
    baseline: int | None = None


@dataclass(frozen=True)
class Rate:
    """events (0 or more) in an exposure above 0, such as shifts or a thousand staff."""

    events: int
    exposure: float

    def __post_init__(self) -> None:
        if self.events < 0 or not (self.exposure > 0 and isfinite(self.exposure)):
            raise ValueError("A rate needs events of 0 or more in an exposure above 0.")


def p_chart(shares: Sequence[Share], *, baseline: int | None = None) -> ControlChart:
    """Shares a period, two or more. The centre is all parts over all bases; limits within 0 and 1.

    Binomial limits (Shewhart, 1931), rough where centre x base is under about five. baseline: the
    limits are frozen, those of the first so many points.
    """
    first = _first(shares, baseline)
    centre = sum(one.part for one in first) / sum(one.whole for one in first)
    sigmas = [sqrt(centre * (1 - centre) / one.whole) for one in shares]
    values = [one.part / one.whole for one in shares]
    return _judged(_chart(values, centre, sigmas, least=0.0, most=1.0), baseline)


def u_chart(rates: Sequence[Rate], *, baseline: int | None = None) -> ControlChart:
    """Events per unit of exposure a period, two or more. Poisson limits, none below 0."""
    first = _first(rates, baseline)
    centre = sum(one.events for one in first) / sum(one.exposure for one in first)
    sigmas = [sqrt(centre / one.exposure) for one in rates]
    values = [one.events / one.exposure for one in rates]
    return _judged(_chart(values, centre, sigmas, least=0.0), baseline)


def xmr_chart(values: Sequence[float], *, baseline: int | None = None) -> ControlChart:
    """Single values in order of time, two or more, finite; sigma is the mean step over 1.128."""
    first = _first(values, baseline)
    if not all(map(isfinite, values)):
        raise ValueError("A control chart needs numbers at all its points.")
    mean_step = sum(_steps(first)) / (len(first) - 1)
    chart = _chart(values, sum(first) / len(first), [mean_step / D2] * len(values))
    ranges = tuple(
        ControlSignal(ControlRule.RANGE_BEYOND_LIMIT, place + 1)
        for place, step in enumerate(_steps(values))
        if step > D4 * mean_step
    )
    return _judged(replace(chart, signals=chart.signals + ranges), baseline)


def _steps(values: Sequence[float]) -> list[float]:
    return [abs(after - before) for before, after in pairwise(values)]


def _first(points: Sequence[Point], baseline: int | None) -> Sequence[Point]:
    """The points that the limits are of."""
    if len(points) < 2:
        raise ValueError("A control chart needs at least two points.")
    if baseline is not None and not LEAST_POINTS <= baseline <= len(points):
        raise ValueError("A baseline needs at least twelve points, and no more than there are.")
    return points[:baseline]


def _judged(chart: ControlChart, baseline: int | None) -> ControlChart:
    """Without signals where there are too few points to read any."""
    if len(chart.points) < LEAST_POINTS:
        return replace(chart, signals=(), enough=False)
    return replace(chart, baseline=baseline)


def _chart(
    values: Sequence[float],
    centre: float,
    sigmas: Sequence[float],
    *,
    least: float = float("-inf"),
    most: float = float("inf"),
) -> ControlChart:
    both = list(zip(values, sigmas, strict=True))
    points = tuple(
        ControlPoint(value, max(least, centre - 3 * sigma), min(most, centre + 3 * sigma))
        for value, sigma in both
    )
    signals = tuple(
        ControlSignal(rule, place)
        for rule, (need, window, zone) in ZONES.items()
        for place in range(need - 1, len(values))
        for side in (1, -1)
        if _beyond(both[place], centre, side, zone)
        and sum(
            _beyond(one, centre, side, zone) for one in both[max(0, place - window + 1) : place + 1]
        )
        >= need
    )
    return ControlChart(centre, points, signals)


def _beyond(one: tuple[float, float], centre: float, side: int, zone: int) -> bool:
    """Rounding is no signal: a point on the line counts as on it."""
    value, sigma = one
    dust = 1e-12 * max(abs(value), abs(centre))
    return side * (value - centre) > zone * sigma + dust
