"""Whether two splits of people hang together: Pearson's chi-square of a table of counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from naast.insight.logic.statistics.tails import chi_square_upper

FEW = 5  # expected in a cell; below it the approximation is rough


@dataclass(frozen=True)
class Association:
    """least_expected: the smallest number that chance alone would lead one to expect in a cell."""

    figure: float
    freedom: int
    p: float
    least_expected: float

    @property
    def rough(self) -> bool:
        """Whether some cell is too small for the approximation (Cochran, Biometrics 10 (1954))."""
        return self.least_expected < FEW


def pearson(counts: Sequence[Sequence[int]]) -> Association:
    """Rows by columns, two or more of each, no continuity correction; different people in each.

    Pearson, Philosophical Magazine 50 (1900) 157-175. A row or column without anybody is refused.
    """
    if len(counts) < 2 or len(counts[0]) < 2 or len(set(map(len, counts))) > 1:
        raise ValueError("A table of two splits has two rows and two columns or more.")
    rows, columns = list(map(sum, counts)), list(map(sum, zip(*counts, strict=True)))
    if min(min(row) for row in counts) < 0 or not all(rows) or not all(columns):
        raise ValueError("Every row and column needs people, and no count is below 0.")
    people = sum(rows)
    expected = [[row * column / people for column in columns] for row in rows]
    figure = sum(
        (count - chance) ** 2 / chance
        for line, chances in zip(counts, expected, strict=True)
        for count, chance in zip(line, chances, strict=True)
    )
    freedom = (len(rows) - 1) * (len(columns) - 1)
    return Association(figure, freedom, chi_square_upper(figure, freedom), min(map(min, expected)))
