"""Whether the answers as a whole shifted between before and after: Stuart-Maxwell and Bhapkar."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from naast.insight.logic.statistics.paired_table import PairedTable
from naast.insight.logic.statistics.tails import chi_square_upper


@dataclass(frozen=True)
class Homogeneity:
    """A chi-square figure over `freedom` degrees of freedom, and what it had to leave out.

    dropped: answers (by place, from 0) that nobody came to or left, which carry nothing and would
    make the matrix singular. groups: the others, apart where nobody moved between them.
    Where nobody changed at all: figure 0, freedom 0, p 1.
    """

    figure: float
    freedom: int
    p: float
    dropped: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]


def stuart_maxwell(table: PairedTable) -> Homogeneity:
    """Stuart, Biometrika 42 (1955) 412-416; Maxwell, Br J Psychiatry 116 (1970) 651-655.

    Two answers: McNemar's chi-square without correction. Groups of answers with no movement between
    them are tested apart and added, which is what a generalised inverse gives; each costs one
    degree of freedom. Computed in exact fractions. For large samples.
    """
    figure, dropped, groups = _exact(table)
    return _judged(figure, dropped, groups)


def bhapkar(table: PairedTable) -> Homogeneity:
    """Bhapkar, JASA 61 (1966) 228-235: the variance is not taken under the null hypothesis.

    With n everybody in the table and Q the figure of Stuart and Maxwell it is Q / (1 - Q / n), the
    same degrees of freedom. Refused where its variance is nothing: everybody changed in step.
    """
    figure, dropped, groups = _exact(table)
    left = 1 - figure / table.people
    if left == 0:
        raise ValueError("Bhapkar's test has no variance here; use Stuart and Maxwell's instead.")
    return _judged(figure / left, dropped, groups)


def _judged(
    figure: Fraction, dropped: tuple[int, ...], groups: tuple[tuple[int, ...], ...]
) -> Homogeneity:
    freedom = sum(len(group) - 1 for group in groups)
    p = chi_square_upper(float(figure), freedom) if freedom else 1.0
    return Homogeneity(float(figure), freedom, p, dropped, groups)


def _exact(table: PairedTable) -> tuple[Fraction, tuple[int, ...], tuple[tuple[int, ...], ...]]:
    found = _connected(table)
    dropped = tuple(group[0] for group in found if len(group) == 1)
    groups = tuple(group for group in found if len(group) > 1)
    return sum((_of_group(table, group) for group in groups), Fraction(0)), dropped, groups


def _connected(table: PairedTable) -> list[tuple[int, ...]]:
    """The answers, together where people moved between them, by way of others or directly."""
    left, groups = list(range(table.size)), []
    while left:
        group, edge = set[int](), [left[0]]
        while edge:
            here = edge.pop()
            group.add(here)
            edge += [there for there in left if there not in group and table.moved(here, there)]
        left = [one for one in left if one not in group]
        groups.append(tuple(sorted(group)))
    return groups


def _of_group(table: PairedTable, group: tuple[int, ...]) -> Fraction:
    """d' V^-1 d without the last answer of the group, whose shift follows from the others."""
    kept = group[:-1]
    shifts = [Fraction(table.shift(one)) for one in kept]
    variance = [[Fraction(_covariance(table, one, other)) for other in kept] for one in kept]
    solved = _solve(variance, shifts)
    return sum((a * b for a, b in zip(shifts, solved, strict=True)), Fraction(0))


def _covariance(table: PairedTable, one: int, other: int) -> int:
    if one != other:
        return -table.moved(one, other)
    return sum(table.moved(one, place) for place in range(table.size) if place != one)


def _solve(matrix: Sequence[Sequence[Fraction]], right: Sequence[Fraction]) -> list[Fraction]:
    """Gauss and Jordan; a connected group's matrix is positive definite, so no pivot is 0."""
    rows = [[*row, end] for row, end in zip(matrix, right, strict=True)]
    for place, pivot in enumerate(rows):
        pivot[:] = [value / pivot[place] for value in pivot]
        for row in rows:
            if row is not pivot and row[place]:
                times = row[place]
                row[:] = [value - times * own for value, own in zip(row, pivot, strict=True)]
    return [row[-1] for row in rows]
