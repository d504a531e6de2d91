"""How tables overlap: each cell as a sum of atoms, which are the cells of the cliques of a year.

Years are told apart, as nobody counts in two; a table of three years is the sum of three.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import NamedTuple

from naast.insight.logic.disclosure.cliques import Clique, clique_tree
from naast.insight.logic.disclosure.possible import Possible, possible_of
from naast.insight.logic.disclosure.rule import Published
from naast.insight.logic.disclosure.tables import Cell

MOST_CELLS = 50_000  # beyond it the attacker gives up, and nothing more is published


class Place(NamedTuple):
    """One cell of one publication."""

    population: str
    code: str
    periods: tuple[str, ...]
    cell: Cell


@dataclass
class Atoms:
    """number: how many there are. of: which of them add up to a cell; none is impossible.

    same: pairs of sums that count the same persons, where two cliques meet.
    """

    number: int = 0
    of: dict[Place, list[int]] = field(default_factory=dict)
    same: list[tuple[list[int], list[int]]] = field(default_factory=list)


def atoms_of(published: Sequence[Published]) -> Atoms | None:
    """Of tables of one population; None where there are too many cells to look at.

    Raises NotDecomposable, DimensionMoved.
    """
    tables = [one for one in published if one.marks]
    known = possible_of(tables)
    atoms = Atoms(of={place: [] for one in published for place in places_of(one)})
    for at in sorted({period for one in tables for period in one.periods}):
        covering = [one for one in tables if at in one.periods]
        tree = clique_tree(_sets(covering, known))
        size = sum(prod(len(known.values[one]) for one in each.dimensions) for each in tree)
        if atoms.number + size > MOST_CELLS:
            return None
        _add_year(atoms, covering, tree, known)
    return atoms


def places_of(published: Published) -> list[Place]:
    """Every possible cell of a table, in order."""
    return [
        Place(published.population, published.code, published.periods, cell)
        for cell in published.marks
    ]


def _sets(covering: Sequence[Published], known: Possible) -> dict[frozenset[str], str]:
    """The dimensions of each table of a year, and those of which some cells are impossible."""
    sets: dict[frozenset[str], str] = {}
    for one in covering:
        sets.setdefault(known.with_coarser(_codes(one)), one.code)
    here = frozenset().union(*sets)
    for codes in known.cells:
        if here.issuperset(codes):
            sets.setdefault(known.with_coarser(codes), " x ".join(codes))
    return sets


def _add_year(
    atoms: Atoms, covering: Sequence[Published], tree: Sequence[Clique], known: Possible
) -> None:
    numbered: list[list[tuple[int, Cell]]] = []
    for clique in tree:
        cells = known.of(clique.dimensions)
        numbered.append(list(enumerate(cells, start=atoms.number)))
        atoms.number += len(cells)
    for mine, clique in zip(numbered, tree, strict=True):
        if clique.parent is not None:
            here = _sums(mine, clique, clique.shared)
            there = _sums(numbered[clique.parent], tree[clique.parent], clique.shared)
            either = dict.fromkeys([*here, *there])
            atoms.same += [(here.get(cell, []), there.get(cell, [])) for cell in either]
    for one in {(one.code, one.periods): one for one in covering}.values():  # each place once
        at = next(
            at for at, clique in enumerate(tree) if set(_codes(one)) <= set(clique.dimensions)
        )
        for cell, numbers in _sums(numbered[at], tree[at], _codes(one)).items():
            place = Place(one.population, one.code, one.periods, cell)
            if place in atoms.of:
                atoms.of[place] += numbers


def _codes(one: Published) -> list[str]:
    return [dimension.code for dimension in one.dimensions]


def _sums(
    numbered: Iterable[tuple[int, Cell]], clique: Clique, kept: Sequence[str]
) -> dict[Cell, list[int]]:
    places = [clique.dimensions.index(one) for one in kept]
    sums: dict[Cell, list[int]] = {}
    for number, cell in numbered:
        sums.setdefault(tuple(cell[at] for at in places), []).append(number)
    return sums
