"""A table of counts before protection: dimensions, cells, and the cells that cannot exist."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

Cell = tuple[
    str, ...
]  # one value of each dimension, in their order; () is the only cell of a total


class CountWithoutPlace(ValueError):
    """A count below zero, or in a cell that the table does not have or calls impossible."""


@dataclass(frozen=True)
class Dimension:
    """One way of splitting. The values stay the same over the periods, or years can be compared."""

    code: str
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """How many of a population, over some periods; a cell that is not named counts zero.

    Two tables with the same population count exactly the same persons in a period they share, so
    each is a total of the other. Whoever leaves some persons out names another population.
    structural: cells that nobody can ever be in, and everybody knows it.
    """

    code: str
    population: str
    periods: tuple[str, ...]
    dimensions: tuple[Dimension, ...] = ()
    counts: Mapping[Cell, int] = field(default_factory=dict)
    structural: frozenset[Cell] = frozenset()

    def __post_init__(self) -> None:
        possible = set(self.possible())
        wrong = [cell for cell, count in self.counts.items() if count < 0]
        wrong += [cell for cell, count in self.counts.items() if count and cell not in possible]
        if wrong:
            raise CountWithoutPlace(f"{self.code} has a count where none can be.")

    def cells(self) -> tuple[Cell, ...]:
        """Every cell, the impossible ones too, in the order of the values."""
        return cells_of(self.dimensions)

    def possible(self) -> tuple[Cell, ...]:
        """Every cell somebody can be in."""
        return tuple(cell for cell in self.cells() if cell not in self.structural)

    def count(self, cell: Cell) -> int:
        """How many there are in a cell."""
        return self.counts.get(cell, 0)


def cells_of(dimensions: tuple[Dimension, ...]) -> tuple[Cell, ...]:
    """Every combination of one value of each."""
    return tuple(product(*(one.values for one in dimensions)))


def lines(table: Table) -> Iterator[tuple[Cell, ...]]:
    """The possible cells that differ in one dimension only: a group, and where it is spread."""
    possible = table.possible()
    for place in range(len(table.dimensions)):
        found: dict[Cell, list[Cell]] = {}
        for cell in possible:
            found.setdefault(cell[:place] + cell[place + 1 :], []).append(cell)
        yield from (tuple(line) for line in found.values())


def in_line(one: Cell, other: Cell) -> bool:
    """Whether two cells of one table stand in one row or column."""
    return sum(mine != yours for mine, yours in zip(one, other, strict=True)) == 1
