"""What everybody knows of a population before a count: its values, and what cannot be together.

A cell that nobody can ever be in is known of every year. Where it makes one dimension settle
another (a mark of five points settles its half), the coarse one is added to every clique with the
fine one: that adds no cell, breaks no tree (the cliques of the fine one and those of the coarse
one meet in the table that says so), and keeps {fine, other} beside {coarse, other} from looking
like a circle.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from math import prod

from naast.insight.logic.disclosure.rule import Published
from naast.insight.logic.disclosure.tables import Cell


class DimensionMoved(ValueError):
    """One dimension with other values in another table, or one table with other possible cells."""


@dataclass(frozen=True)
class Possible:
    """values: of each dimension. cells: by the dimensions of a table that calls some impossible."""

    values: Mapping[str, tuple[str, ...]]
    cells: Mapping[tuple[str, ...], frozenset[Cell]]

    def with_coarser(self, dimensions: Iterable[str]) -> frozenset[str]:
        """These, and all that their values settle."""
        found = set(dimensions)
        while more := {coarse for fine, coarse in self.settled() if fine in found} - found:
            found |= more
        return frozenset(found)

    def settled(self) -> Iterator[tuple[str, str]]:
        """Each fine dimension and a coarse one whose value follows from it."""
        for dimensions, cells in self.cells.items():
            for fine, coarse in permutations(range(len(dimensions)), 2):
                pairs = {(cell[fine], cell[coarse]) for cell in cells}
                if len(pairs) == len({pair[0] for pair in pairs}):
                    yield dimensions[fine], dimensions[coarse]

    def of(self, dimensions: Sequence[str]) -> list[Cell]:
        """Every cell of these dimensions that no table calls impossible."""
        tests = list(self._tests(dimensions))
        return [
            cell
            for cell in product(*(self.values[one] for one in dimensions))
            if all(tuple(cell[at] for at in places) in allowed for places, allowed in tests)
        ]

    def _tests(self, dimensions: Sequence[str]) -> Iterator[tuple[list[int], set[Cell]]]:
        for known, cells in self.cells.items():
            both = [one for one in dimensions if one in known]
            if both:
                kept = [known.index(one) for one in both]
                allowed = {tuple(cell[at] for at in kept) for cell in cells}
                yield [dimensions.index(one) for one in both], allowed


def possible_of(published: Sequence[Published]) -> Possible:
    """Of tables of one population. Raises DimensionMoved."""
    values: dict[str, tuple[str, ...]] = {}
    cells: dict[tuple[str, ...], frozenset[Cell]] = {}
    marks: dict[str, frozenset[Cell]] = {}
    for one in published:
        for dimension in one.dimensions:
            known = values.setdefault(dimension.code, dimension.values)
            if set(known) != set(dimension.values):
                raise DimensionMoved(f"{one.code}: the values of {dimension.code} have moved.")
        if marks.setdefault(one.code, frozenset(one.marks)) != frozenset(one.marks):
            raise DimensionMoved(f"{one.code}: what is possible in it has moved.")
        order = sorted(range(len(one.dimensions)), key=lambda at: one.dimensions[at].code)
        codes = tuple(one.dimensions[at].code for at in order)
        mine = frozenset(tuple(cell[at] for at in order) for cell in one.marks)
        if len(mine) < prod(len(dimension.values) for dimension in one.dimensions):
            cells[codes] = cells.get(codes, mine) & mine
    return Possible(values, cells)
