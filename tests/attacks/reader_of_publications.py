"""Somebody with all that was ever published and a solver: how narrow is each count that is hidden?

Written against the stored JSON alone, by other means than the choice of tables: sets of dimensions
are joined along a widest spanning tree, and HiGHS looks for the smallest and the largest count in
whole numbers. Knows the rule, the rounding, and what cannot be.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

Cell = tuple[str, ...]
Key = tuple[str, tuple[str, ...], Cell]  # code, years, cell
Rule = tuple[tuple[str, ...], set[Cell]]  # the cells of these dimensions that can be
LEAST, WIDTH, FREE = 10, 5, 5_000


class ReaderOfAll:
    """stored: plain JSON of tables of one population. half_step: 0 where nothing is rounded."""

    def __init__(self, stored: Sequence[Mapping[str, Any]], half_step: int = 2) -> None:
        once = {(one["code"], *one["periods"]): one for one in stored if one["counts"]["cells"]}
        self._tables = list(once.values())  # how many answered is said with every question
        self._half, self._size = half_step, 0
        self._rules = [_rule(one) for one in self._tables]
        self._equal: list[tuple[list[int], list[int]]] = []
        self._parts: dict[Key, list[int]] = {}
        self._bounds: dict[Key, tuple[int, int]] = {}
        for year in sorted({year for one in self._tables for year in one["periods"]}):
            self._add(year)
        self._limits = self._matrix()
        self._worlds: list[Any] = []

    def told(self, keys: Iterable[Key]) -> list[Key]:
        """Those under ten that lie within a width of five."""
        return [key for key in keys if self._is_told(key)]

    def interval(self, key: Key) -> tuple[int, int]:
        """The smallest and the largest count that agree with everything."""
        return self._end(key, 1), self._end(key, -1)

    def _is_told(self, key: Key) -> bool:
        seen = [int(world[self._parts[key]].sum()) for world in self._worlds]
        if seen and max(seen) - min(seen) > WIDTH:
            return False
        low, high = self.interval(key)
        return low < LEAST and high - low <= WIDTH

    def _end(self, key: Key, sign: int) -> int:
        goal = np.zeros(self._size)
        goal[self._parts[key]] = sign
        found = milp(goal, constraints=self._limits, bounds=Bounds(0, FREE),
                     integrality=np.ones(self._size))  # fmt: skip
        assert found.success, "What is published contradicts itself."
        self._worlds.append(np.rint(found.x))
        return int(sign * round(found.fun))

    def _add(self, year: str) -> None:
        mine = [one for one in self._tables if year in one["periods"]]
        values = {
            code: words for one in self._tables for code, words in one["counts"]["dimensions"]
        }
        sets = _widest(self._with_followers(set(_codes(one))) for one in mine)
        cells = []
        for codes in sets:
            may_be = [one for one in product(*(values[code] for code in codes))
                      if self._may_be(codes, one)]  # fmt: skip
            cells.append({cell: self._size + at for at, cell in enumerate(may_be)})
            self._size += len(may_be)
        for one, other in _spanning(sets):
            both = [code for code in sets[one] if code in sets[other]]
            here, there = (_added(sets[at], cells[at], both) for at in (one, other))
            self._equal += [(here.get(cell, []), there.get(cell, [])) for cell in {**here, **there}]
        for table in mine:
            at = next(at for at, one in enumerate(sets) if set(_codes(table)) <= set(one))
            sums = _added(sets[at], cells[at], _codes(table))
            for cell, mark, number in table["counts"]["cells"]:
                key = (table["code"], tuple(table["periods"]), tuple(cell))
                self._bounds[key] = self._says(mark, number)
                self._parts.setdefault(key, []).extend(sums.get(tuple(cell), []))

    def _says(self, mark: str, number: int | None) -> tuple[int, int]:
        if mark == "shown" and number is not None:
            return max(LEAST, number - self._half), number + self._half
        return 0, LEAST - 1 if mark == "small" else FREE

    def _with_followers(self, codes: set[str]) -> frozenset[str]:
        """And all that their values settle, as a coarse word follows from a fine one."""
        for known, cells in self._rules * 2:
            for one, other in product(range(len(known)), repeat=2):
                pairs = {(cell[one], cell[other]) for cell in cells}
                if known[one] in codes and len(pairs) == len({fine for fine, _ in pairs}):
                    codes = codes | {known[other]}
        return frozenset(codes)

    def _may_be(self, codes: Cell, cell: Cell) -> bool:
        at = dict(zip(codes, cell, strict=True))
        return all(
            not set(known) <= set(codes) or tuple(at[code] for code in known) in cells
            for known, cells in self._rules
        )

    def _matrix(self) -> LinearConstraint:
        rows = [(parts, [], *self._bounds[key]) for key, parts in self._parts.items()]
        rows += [(one, other, 0, 0) for one, other in self._equal]
        entries = [
            (at, part, sign)
            for at, (plus, minus, _low, _high) in enumerate(rows)
            for some, sign in ((plus, 1), (minus, -1))
            for part in some
        ]
        where, which, signs = (np.array(one) for one in zip(*entries, strict=True))
        matrix = coo_array((signs, (where, which)), shape=(len(rows), self._size)).tocsr()
        return LinearConstraint(matrix, [row[2] for row in rows], [row[3] for row in rows])


def _codes(table: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(code for code, _words in table["counts"]["dimensions"])


def _rule(table: Mapping[str, Any]) -> Rule:
    cells = {tuple(cell) for cell, _mark, _number in table["counts"]["cells"]}
    whole = list(product(*(words for _code, words in table["counts"]["dimensions"])))
    return (_codes(table), cells) if len(cells) < len(whole) else ((), {()})


def _widest(sets: Iterable[frozenset[str]]) -> list[Cell]:
    every = list(dict.fromkeys(sets))
    return [tuple(sorted(one)) for one in every if not any(one < other for other in every)]


def _spanning(sets: Sequence[Cell]) -> list[tuple[int, int]]:
    """Kruskal, the pairs that share most first: of a decomposable list this is its join tree."""
    group = list(range(len(sets)))
    edges = []
    pairs = sorted(
        combinations(range(len(sets)), 2),
        key=lambda pair: -len(set(sets[pair[0]]) & set(sets[pair[1]])),
    )
    for one, other in pairs:
        if group[one] != group[other]:
            edges.append((one, other))
            group = [group[one] if at == group[other] else at for at in group]
    return edges


def _added(codes: Cell, cells: Mapping[Cell, int], kept: Iterable[str]) -> dict[Cell, list[int]]:
    places = [codes.index(code) for code in kept]
    sums: dict[Cell, list[int]] = {}
    for cell, number in cells.items():
        sums.setdefault(tuple(cell[at] for at in places), []).append(number)
    return sums
