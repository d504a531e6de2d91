"""The rule for counts of one hospital: fewer than 10 is hidden, the rest is rounded to 5.

The "10-5 rule" of the British ONS, with OpenSAFELY's totals and percentages of rounded counts. A
zero is as small as a one, unless everybody knows that nobody can be there. A group that is wholly
in one cell is hidden, too: whoever knows that somebody is of the group would know the rest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from naast.insight.logic.disclosure.tables import Cell, Dimension, Table, lines


@dataclass(frozen=True)
class Rule:
    """least: the smallest count that is shown. base: odd; 1 does not round.

    told: a hidden cell that can be placed in an interval so wide or narrower is as good as told.
    """

    least: int = 10
    base: int = 5
    told: int = 5

    def rounded(self, count: int) -> int:
        """To the nearest multiple of the base; an odd base has no half way."""
        return self.base * ((count + self.base // 2) // self.base)


RULE = Rule()


class Mark(StrEnum):
    """What a reader sees of a cell.

    small: fewer than the rule's least, and said so. unsaid: hidden, without saying whether it is
    small or hidden for the sake of another. A table that hides for another's sake calls no cell
    small, as "this one is large" would narrow the others.
    """

    SHOWN = "shown"
    SMALL = "small"
    UNSAID = "unsaid"


@dataclass(frozen=True, kw_only=True)
class Published:
    """A table as a reader gets it. No count that is hidden is in here.

    marks: of every possible cell. numbers: of the cells that are shown, rounded.
    """

    code: str
    population: str
    periods: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    marks: Mapping[Cell, Mark]
    numbers: Mapping[Cell, int]

    @property
    def complete(self) -> bool:
        """Whether nothing is hidden; if not, totals are "at least"."""
        return len(self.numbers) == len(self.marks)

    def totals(self, *kept: str) -> dict[Cell, int]:
        """Sums of the shown numbers by the dimensions kept, so they tell nothing new."""
        places = [place for place, one in enumerate(self.dimensions) if one.code in kept]
        sums: dict[Cell, int] = {}
        for cell, number in self.numbers.items():
            key = tuple(cell[place] for place in places)
            sums[key] = sums.get(key, 0) + number
        return sums

    def total(self) -> int:
        """Of the shown numbers; 0 where nothing is shown."""
        return sum(self.numbers.values())

    def percentage(self, cell: Cell) -> int | None:
        """Whole percentage of those shown, from rounded counts; None where the cell is hidden."""
        total = self.total()
        if cell not in self.numbers or not total:
            return None
        return (200 * self.numbers[cell] + total) // (2 * total)

    def hidden(self) -> tuple[Cell, ...]:
        """The cells that could be there and are not shown."""
        return tuple(cell for cell, mark in self.marks.items() if mark != Mark.SHOWN)


def small(table: Table, rule: Rule = RULE) -> frozenset[Cell]:
    """The cells that nobody may work out."""
    return frozenset(cell for cell in table.possible() if table.count(cell) < rule.least)


def whole_groups(table: Table) -> frozenset[Cell]:
    """The cells that hold everybody of a row or column in which others were possible."""
    alone = set()
    for line in lines(table):
        filled = [cell for cell in line if table.count(cell)]
        if len(filled) == 1 and len(line) > 1:
            alone.add(filled[0])
    return frozenset(alone)


def small_hidden(table: Table, rule: Rule = RULE) -> Published:
    """Small counts hidden and others rounded, and no more: what the attacker easily undoes."""
    hidden = small(table, rule)
    marks = {cell: Mark.SMALL if cell in hidden else Mark.SHOWN for cell in table.possible()}
    return Published(
        code=table.code,
        population=table.population,
        periods=table.periods,
        dimensions=table.dimensions,
        marks=marks,
        numbers={cell: rule.rounded(table.count(cell)) for cell in marks if cell not in hidden},
    )


def by_itself(table: Table, rule: Rule = RULE) -> Published:
    """Protected as if it were the only table ever published."""
    return keep_back(small_hidden(table, rule), whole_groups(table))


def keep_back(published: Published, cells: Iterable[Cell]) -> Published:
    """Without these numbers, and without saying which of the hidden cells they were."""
    gone = set(cells) & set(published.numbers)
    if not gone:
        return published
    numbers = {cell: number for cell, number in published.numbers.items() if cell not in gone}
    marks = {cell: Mark.SHOWN if cell in numbers else Mark.UNSAID for cell in published.marks}
    return replace(published, marks=marks, numbers=numbers)


def withhold(published: Published) -> Published:
    """Nothing of it, and nothing about it."""
    return replace(published, marks=dict.fromkeys(published.marks, Mark.UNSAID), numbers={})
