"""The worlds that agree with everything published: found once, remembered for the next question.

Two ends of an interval are first looked for without wholeness, by GLOP, which goes on from its last
answer; what it finds is whole nearly always, and then it is a world. Only what it leaves open
goes to CP-SAT: one worker, a fixed seed, a limit in deterministic time. A world is believed only
after it was added up in whole numbers, and an end only where a world stands at it, so the answer
is the same on every machine.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import ceil, floor
from typing import Any

import numpy as np
import numpy.typing as npt

from naast.insight.logic.disclosure.atoms import Atoms, Place

Bound = tuple[int, int | None]  # the least and the most a cell can be; None is no limit
Counts = npt.NDArray[np.int64]

MOST_WORK = 0.5  # deterministic seconds of CP-SAT for one end of one interval
NO_LIMIT = np.iinfo(np.int64).max
NEAR = 1e-6  # how far from a whole number GLOP may be


class Worlds:
    """most: no count is larger. Every cell is free until it is bound."""

    def __init__(self, atoms: Atoms, most: int) -> None:
        from ortools.linear_solver import pywraplp  # noqa: PLC0415  only where it is used

        self._atoms = atoms
        self._most = most
        self._at = {place: number for number, place in enumerate(atoms.of)}
        self._low = np.zeros(len(self._at), dtype=np.int64)
        self._high = np.full(len(self._at), NO_LIMIT)
        self._summed = _Sums(list(atoms.of.values()))
        self._apart = _Sums([one for one, _ in atoms.same]), _Sums([one for _, one in atoms.same])
        self._found: list[Counts] = []
        self._least, self._largest = self._ends_of(self._found)
        self._lp = pywraplp.Solver.CreateSolver("GLOP")
        self._lp.SetSolverSpecificParametersAsString("use_preprocessing:false")  # goes on from last
        self._optimal = pywraplp.Solver.OPTIMAL
        self._parts = [self._lp.NumVar(0, most, "") for _ in range(atoms.number)]
        self._rows = [self._row(numbers) for numbers in atoms.of.values()]
        for one, other in atoms.same:
            self._row([*one], [*other]).SetBounds(0, 0)

    def bind(self, bounds: Mapping[Place, Bound]) -> None:
        """What is published of these cells; replaces what was said of them before."""
        for place, (low, high) in bounds.items():
            at = self._at[place]
            self._low[at] = low
            self._high[at] = NO_LIMIT if high is None else high
            self._rows[at].SetBounds(low, self._lp.infinity() if high is None else high)
        agreeing = [one for one in self._found if self._agrees(one)]
        self._least, self._largest = self._ends_of(agreeing)

    @property
    def any_found(self) -> bool:
        """Whether a world that agrees is known."""
        return bool((self._largest >= 0).all())

    def has_room(self, place: Place) -> bool:
        """Whether anybody can be there; what everybody knows to be empty is no secret."""
        return bool(self._atoms.of[place])

    def span(self, place: Place) -> int:
        """How far apart the cell is in the worlds found so far; below 0 where there are none."""
        at = self._at[place]
        return int(self._largest[at] - self._least[at])

    def look(self, places: Iterable[Place], *, largest: bool) -> None:
        """For a world in which all these together are large, or small."""
        weights: dict[int, int] = {}
        for number in chain.from_iterable(self._atoms.of[place] for place in places):
            weights[number] = weights.get(number, 0) + 1
        self._relaxed(weights, largest=largest)

    def relaxed_ends(self, place: Place) -> tuple[int, int] | None:
        """No world is outside them; there need be none at them. None where there is no world."""
        weights = dict.fromkeys(self._atoms.of[place], 1)
        low, high = (self._relaxed(weights, largest=largest) for largest in (False, True))
        return None if low is None or high is None else (low, high)

    def is_wider(self, place: Place, width: int) -> bool:
        """Whether two worlds were found in which the cell differs by more than this. If not, there
        may be two all the same."""
        at = self._at[place]
        for beyond in (True, False):
            if self.span(place) > width:
                return True
            least, largest = int(self._least[at]), int(self._largest[at])
            if largest < least:
                return False
            bound = (least + width + 1, self._most) if beyond else (0, largest - width - 1)
            if bound[0] <= bound[1]:
                self._solve(place, within=bound)
        return self.span(place) > width

    def extreme(self, place: Place, *, largest: bool) -> tuple[int, bool]:
        """The cell's smallest or largest count, and whether that is proved.

        Where no world is found, its least: so that the interval is a point, never safe.
        """
        at, ends = self._at[place], self._largest if largest else self._least
        end = self._relaxed(dict.fromkeys(self._atoms.of[place], 1), largest=largest)
        proved = end is not None and end == ends[at]
        if not proved:
            proved = self._solve(place, largest=largest)
        if self._largest[at] < self._least[at]:
            return int(self._low[at]), False
        return int(ends[at]), proved

    def _row(self, plus: Sequence[int], minus: Sequence[int] = ()) -> Any:
        row = self._lp.RowConstraint(0, self._lp.infinity(), "")
        for numbers, sign in ((plus, 1), (minus, -1)):
            for number in numbers:
                row.SetCoefficient(self._parts[number], sign)
        return row

    def _relaxed(self, weights: Mapping[int, int], *, largest: bool) -> int | None:
        """The end without wholeness, rounded inwards; None where nothing agrees. May find one."""
        goal = self._lp.Objective()
        goal.Clear()
        for number, weight in weights.items():
            goal.SetCoefficient(self._parts[number], weight)
        goal.SetOptimizationDirection(largest)
        if self._lp.Solve() != self._optimal:
            return None
        found = np.array([one.solution_value() for one in self._parts])
        if (abs(found - found.round()) < NEAR).all():
            self._remember(found.round().astype(np.int64))
        end = float(goal.Value())
        return floor(end + NEAR) if largest else ceil(end - NEAR)

    def _solve(
        self, place: Place, *, largest: bool = False, within: tuple[int, int] | None = None
    ) -> bool:
        """For the world in which the cell is largest or smallest; or any with it within bounds.
        Whether that is proved."""
        from ortools.sat.python import cp_model  # noqa: PLC0415  seconds, and seldom needed

        model = cp_model.CpModel()
        parts = [model.new_int_var(0, self._most, "") for _ in range(self._atoms.number)]

        def total(numbers: Iterable[int]) -> Any:
            return cp_model.LinearExpr.sum([parts[number] for number in numbers])

        for at, numbers in zip(self._at.values(), self._atoms.of.values(), strict=True):
            low, high = int(self._low[at]), int(min(self._high[at], self._most))
            if low or high < self._most:
                model.add_linear_constraint(total(numbers), low, high)
        for one, other in self._atoms.same:
            model.add(total(one) == total(other))
        goal = total(self._atoms.of[place])
        solver = cp_model.CpSolver()
        if within:
            model.add_linear_constraint(goal, *within)
            solver.parameters.cp_model_presolve = False
        else:
            (model.maximize if largest else model.minimize)(goal)
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = MOST_WORK
        status = solver.solve(model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            self._remember(np.array([solver.value(one) for one in parts], dtype=np.int64))
        return bool(status == cp_model.OPTIMAL)

    def _remember(self, counts: Counts) -> None:
        one, other = self._apart
        world = self._summed.of(counts)
        whole = (counts >= 0).all() and (one.of(counts) == other.of(counts)).all()
        if whole and self._agrees(world):
            self._found.append(world)
            np.minimum(self._least, world, out=self._least)
            np.maximum(self._largest, world, out=self._largest)

    def _agrees(self, world: Counts) -> bool:
        return bool((world >= self._low).all() and (world <= self._high).all())

    def _ends_of(self, worlds: Sequence[Counts]) -> tuple[Counts, Counts]:
        """The least and the largest of each cell; the wrong way round where there is no world."""
        if worlds:
            return np.min(worlds, axis=0), np.max(worlds, axis=0)
        return np.full(len(self._at), NO_LIMIT), np.full(len(self._at), -1, dtype=np.int64)


class _Sums:
    """Many sums of one list of counts at once. An empty sum is zero."""

    def __init__(self, parts: Sequence[Sequence[int]]) -> None:
        flat = [number for numbers in parts for number in (*numbers, -1)]  # -1: the zero at the end
        ends = np.cumsum([len(numbers) + 1 for numbers in parts])
        self._flat = np.array(flat, dtype=np.int64)
        self._starts = np.concatenate([[0], ends[:-1]]).astype(np.int64) if len(parts) else None

    def of(self, counts: Counts) -> Counts:
        if self._starts is None:
            return np.zeros(0, dtype=np.int64)
        summed: Counts = np.add.reduceat(np.append(counts, 0)[self._flat], self._starts)
        return summed
