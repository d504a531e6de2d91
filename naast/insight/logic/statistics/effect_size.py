"""How far people moved, not only whether: the matched-pairs rank-biserial correlation."""

from dataclasses import dataclass

from naast.insight.logic.statistics.proportions import Interval, score_interval
from naast.insight.logic.statistics.signed_rank import Changes, Zeros, doubled_ranks


@dataclass(frozen=True)
class RankBiserial:
    """value from -1 (all who changed went down) to 1 (all went up); changed: people."""

    value: float
    interval: Interval
    changed: int
    zeros: Zeros


def rank_biserial(changes: Changes, *, zeros: Zeros, confidence: float = 0.95) -> RankBiserial:
    """The upward share of ranks less the downward one: Kerby, Comprehensive Psychology 3 (2014).

    The interval is a score interval of our own: given the sizes of the changes each goes up with
    the same chance, and Wilson's formula is applied to the upward share of ranks with the effective
    number (sum of ranks)^2 / (sum of squared ranks). So it leaves out 0 exactly where the normal
    approximation of the signed-rank test refuses it, and has a width even where all went one way.
    It supposes that large changes go up as often as small ones. Those who did not change are not
    in it: say how many they are. Refused where nobody changed.
    """
    ranks = doubled_ranks(changes, zeros)
    if not ranks:
        raise ValueError("Nobody changed, so that there is no direction to measure.")
    total = sum(map(abs, ranks))
    upward = sum(rank for rank in ranks if rank > 0) / total
    effective = total**2 / sum(rank**2 for rank in ranks)
    found = score_interval(upward, effective, confidence)
    interval = Interval(2 * found.low - 1, 2 * found.high - 1, confidence)
    return RankBiserial(2 * upward - 1, interval, len(ranks), zeros)
