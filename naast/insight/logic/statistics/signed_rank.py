"""In which direction people moved: Wilcoxon's signed-rank test, its zero rule always stated."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import sqrt

from naast.insight.logic.statistics.paired_table import PairedTable
from naast.insight.logic.statistics.tails import normal_upper

EXACT_UP_TO = 50  # people who changed; above it the normal approximation


class Zeros(Enum):
    """What happens with those who did not change.

    DROP: left out before ranking (Wilcoxon, Biometrics Bulletin 1 (1945) 80-83).
    PRATT: ranked with the others, then left out (Pratt, JASA 54 (1959) 655-667).
    """

    DROP = "drop"
    PRATT = "pratt"


@dataclass(frozen=True)
class Changes:
    """steps: after minus before, one whole number a person, 0 where nothing changed.

    Ranking them says that one step is as long everywhere on the scale.
    """

    steps: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.steps:
            raise ValueError("A test of changes needs at least one person.")
        if any(not isinstance(step, int) for step in self.steps):
            raise ValueError("A change on a scale is a whole number of steps.")


@dataclass(frozen=True)
class SignedRanks:
    """upward and downward: sums of ranks; changed, unchanged: people; p two-sided.

    exact: whether p counts all ways the signs could have fallen; z is None then.
    """

    upward: float
    downward: float
    changed: int
    unchanged: int
    zeros: Zeros
    exact: bool
    z: float | None
    p: float


def changes_of(table: PairedTable) -> Changes:
    """Everybody in a table whose answers are in the order of the scale."""
    return Changes(
        tuple(
            after - before
            for before, row in enumerate(table.counts)
            for after, people in enumerate(row)
            for _person in range(people)
        )
    )


def signed_ranks(changes: Changes, *, zeros: Zeros, exact_up_to: int = EXACT_UP_TO) -> SignedRanks:
    """Two-sided test that changes are symmetric around 0; equal sizes share the mean rank.

    Up to `exact_up_to` people who changed the distribution is the exact one given ties and zeros;
    above, the normal one with the variance of those very ranks (which is the correction for ties,
    and Pratt's for zeros), without continuity correction. Where nobody changed, p is 1.
    """
    if exact_up_to < 0:
        raise ValueError("The number up to which the test is exact is 0 or more.")
    doubled = doubled_ranks(changes, zeros)
    up, total = sum(rank for rank in doubled if rank > 0), sum(map(abs, doubled))
    exact = len(doubled) <= exact_up_to or not doubled
    z = None if exact else (2 * up - total) / sqrt(sum(rank**2 for rank in doubled))
    p = _exact_p(doubled) if z is None else min(1.0, 2 * normal_upper(abs(z)))
    unchanged = len(changes.steps) - len(doubled)
    return SignedRanks(up / 2, (total - up) / 2, len(doubled), unchanged, zeros, exact, z, p)


def doubled_ranks(changes: Changes, zeros: Zeros) -> list[int]:
    """Twice the signed rank of each who changed: shared ranks are halves, twice them is whole."""
    moved = [step for step in changes.steps if step]
    sizes = Counter(map(abs, moved if zeros is Zeros.DROP else changes.steps))
    ranks, before = {}, 0
    for size in sorted(sizes):
        ranks[size] = 2 * before + sizes[size] + 1
        before += sizes[size]
    return [ranks[abs(step)] * (1 if step > 0 else -1) for step in moved]


def _exact_p(doubled: Sequence[int]) -> float:
    """Twice the smaller tail, 1 at most: the distribution is symmetric."""
    up, total = sum(rank for rank in doubled if rank > 0), sum(map(abs, doubled))
    ways = _ways(list(map(abs, doubled)))
    tail = sum(ways[: min(up, total - up) + 1])
    return float(min(Fraction(1), Fraction(2 * tail, 2 ** len(doubled))))


def _ways(ranks: Sequence[int]) -> list[int]:
    """ways[s]: in how many ways signs can fall so that the upward ranks add up to s."""
    ways = [1] + [0] * sum(ranks)
    for rank in ranks:
        for place in range(len(ways) - 1, rank - 1, -1):
            ways[place] += ways[place - rank]
    return ways
