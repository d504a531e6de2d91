"""The same people before and after, in a square table; the exact test of two answers."""

from dataclasses import dataclass
from fractions import Fraction
from math import comb


@dataclass(frozen=True)
class PairedTable:
    """counts[i][j]: people at answer i before and at answer j after; k x k, k from 2."""

    counts: tuple[tuple[int, ...], ...]

    def __post_init__(self) -> None:
        if self.size < 2 or any(len(row) != self.size for row in self.counts):
            raise ValueError("A paired table is square and has at least two answers.")
        if any(not isinstance(count, int) or count < 0 for row in self.counts for count in row):
            raise ValueError("A paired table holds whole numbers of people, none below 0.")
        if self.people == 0:
            raise ValueError("A paired table needs at least one person.")

    @property
    def size(self) -> int:
        """k, the number of answers."""
        return len(self.counts)

    @property
    def people(self) -> int:
        """Everybody in the table, changed or not."""
        return sum(map(sum, self.counts))

    def moved(self, one: int, other: int) -> int:
        """How many went between two answers, in either direction."""
        return self.counts[one][other] + self.counts[other][one]

    def shift(self, answer: int) -> int:
        """How many more gave this answer before than after."""
        return sum(self.counts[answer]) - sum(row[answer] for row in self.counts)


@dataclass(frozen=True)
class McNemar:
    """forward: from the first answer to the second; back: the other way; p two-sided, exact."""

    forward: int
    back: int
    p: float


def mcnemar(table: PairedTable) -> McNemar:
    """The exact test over those who changed, in a 2 x 2 table: a fair coin for each of them.

    McNemar, Psychometrika 12 (1947) 153-157, with the binomial in place of chi-square; two-sided:
    twice the smaller tail, 1 at most. Where nobody changed, p is 1.
    """
    if table.size != 2:
        raise ValueError("McNemar's test is for two answers; join the others first.")
    forward, back = table.counts[0][1], table.counts[1][0]
    changed = forward + back
    p = 1.0
    if forward != back:
        tail = sum(comb(changed, number) for number in range(min(forward, back) + 1))
        p = float(Fraction(2 * tail, 2**changed))
    return McNemar(forward, back, p)
