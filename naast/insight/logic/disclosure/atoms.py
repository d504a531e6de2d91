"""How tables overlap: each cell as a sum of atoms, the smallest groups that can be told apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import NamedTuple

from naast.insight.logic.disclosure.rule import Published
from naast.insight.logic.disclosure.tables import Cell

MOST_COMBINATIONS = 20_000  # beyond it the attacker gives up, and nothing more is published


class Place(NamedTuple):
    """One cell of one publication."""

    population: str
    code: str
    periods: tuple[str, ...]
    cell: Cell


@dataclass(frozen=True)
class Atoms:
    """number: how many atoms there are. of: which of them add up to a cell; none is impossible."""

    number: int
    of: dict[Place, list[int]]


def atoms_of(published: Sequence[Published]) -> Atoms | None:
    """Of tables of one population; None where there are too many combinations to look at."""
    periods = sorted({period for one in published for period in one.periods})
    covering = {at: [one for one in published if at in one.periods] for at in periods}
    axes = {at: _axes(tables) for at, tables in covering.items()}
    if sum(prod(map(len, each.values())) for each in axes.values()) > MOST_COMBINATIONS:
        return None
    of: dict[Place, list[int]] = {
        Place(one.population, one.code, one.periods, cell): []
        for one in published
        for cell in one.marks
    }
    known: dict[tuple[Place, ...], int] = {}
    for at in periods:
        for values in product(*axes[at].values()):
            places = _places(covering[at], dict(zip(axes[at], values, strict=True)))
            if places and places not in known:
                known[places] = len(known)
                for place in dict.fromkeys(places):
                    of[place].append(known[places])
    return Atoms(len(known), of)


def _axes(tables: Iterable[Published]) -> dict[str, list[str]]:
    axes: dict[str, dict[str, None]] = {}
    for table in tables:
        for dimension in table.dimensions:
            axes.setdefault(dimension.code, {}).update(dict.fromkeys(dimension.values))
    return {code: list(values) for code, values in axes.items()}


def _places(tables: Iterable[Published], values: dict[str, str]) -> tuple[Place, ...]:
    """The cells that count this combination; () where one of the tables calls it impossible."""
    places = []
    for one in tables:
        cell = tuple(values[dimension.code] for dimension in one.dimensions)
        if cell not in one.marks:
            return ()
        places.append(Place(one.population, one.code, one.periods, cell))
    return tuple(places)
