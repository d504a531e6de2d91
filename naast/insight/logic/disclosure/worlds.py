"""The worlds that agree with everything published: found by CP-SAT, remembered for the next cell.

One worker, a fixed seed and a limit in deterministic time, so that the same tables give the same
answer on every machine.
"""

from collections.abc import Mapping
from typing import Any

from naast.insight.logic.disclosure.atoms import Atoms, Place

World = dict[Place, int]  # every count, as it may have been

MOST_WORK = 0.5  # deterministic seconds for one end of one interval
ROOM = 100  # how far above everything that is published a hidden count may be


class Worlds:
    """bounds: the least and the most a cell can be by its own mark; None is no limit.

    found: worlds of the same tables under other marks; those that agree with these bounds are used
    again, and new ones are added to it.
    """

    def __init__(
        self, atoms: Atoms, bounds: Mapping[Place, tuple[int, int | None]], found: list[World]
    ) -> None:
        from ortools.sat.python import cp_model  # noqa: PLC0415  seconds, and only where it is used

        self._atoms = atoms
        self._bounds = bounds
        self._cp = cp_model
        self._most = ROOM + 2 * sum(high or low for low, high in bounds.values())
        self._model = cp_model.CpModel()
        self._variables = [
            self._model.new_int_var(0, self._most, f"a{number}") for number in range(atoms.number)
        ]
        self._found = found
        self._seen = [world for world in found if self._agrees(world)]
        for place, (low, high) in bounds.items():
            if low > 0 or high is not None:
                most = self._most if high is None else high
                self._model.add_linear_constraint(self._sum(place), low, most)

    def has_room(self, place: Place) -> bool:
        """Whether anybody can be there; what everybody knows to be empty is no secret."""
        return bool(self._atoms.of[place])

    def span(self, place: Place) -> int:
        """How far apart the cell is in the worlds found so far; -1 where there are none."""
        values = self._values(place)
        return max(values) - min(values) if values else -1

    def extreme(self, place: Place, *, largest: bool) -> tuple[int, bool]:
        """The cell's smallest or largest count, and whether that is proved.

        Where no world is found, its least: so that the interval is a point, never safe.
        """
        values = self._values(place)
        low, high = self._bounds[place]
        limit = high if largest else low
        if limit is None or limit not in values:
            proved = self._look(place, largest=largest)
            values = self._values(place)
        else:
            proved = True
        return ((max if largest else min)(values), proved) if values else (low, False)

    def _look(self, place: Place, *, largest: bool) -> bool:
        goal = self._sum(place)
        (self._model.maximize if largest else self._model.minimize)(goal)
        solver = self._cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = MOST_WORK
        status = solver.solve(self._model)
        if status in (self._cp.OPTIMAL, self._cp.FEASIBLE):
            self._remember([solver.value(one) for one in self._variables])
        return bool(status == self._cp.OPTIMAL)

    def _values(self, place: Place) -> list[int]:
        return [world[place] for world in self._seen]

    def _remember(self, counts: list[int]) -> None:
        world = {
            place: sum(counts[number] for number in numbers)
            for place, numbers in self._atoms.of.items()
        }
        self._seen.append(world)
        self._found.append(world)

    def _agrees(self, world: World) -> bool:
        return all(
            low <= world[place] and (high is None or world[place] <= high)
            for place, (low, high) in self._bounds.items()
        )

    def _sum(self, place: Place) -> Any:
        """A linear expression; ortools has no types."""
        return self._cp.LinearExpr.sum(
            [self._variables[number] for number in self._atoms.of[place]]
        )
