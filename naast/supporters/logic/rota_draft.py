"""A draft of the rota: as many turns taken as possible, wishes honoured, hours balanced.

Hard: rest, absence, "cannot", the most in four weeks, and what somebody is willing to do at all.
What is best, in this order: as many turns as possible have somebody, the first place before the
reserve; then the sum of what wishes and unequal hours cost. Balance is the sum of squares of
everybody's hours in twelve months and this rota, so a turn costs more the more somebody has; a
wish weighs about as much as the difference of one turn.

OR-Tools' CP-SAT looks for it with one worker, a fixed seed and a limit counted in steps instead of
seconds: the same wishes give the same rota on every computer. Afterwards no single turn can be
moved to somebody else so that it gets better, whether or not the solver came to its end.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from naast.supporters.logic.rota import (
    FOUR_WEEKS,
    Candidate,
    Pattern,
    Turn,
    Wish,
    too_near,
    why_not,
)

SEED = 20261122
STEPS = 1.0  # of the solver's own deterministic time; a few seconds
LEVEL = 16  # half hours: within a level each further one costs the same
CATCH_UP = 90  # half hours: a newcomer counts as at most so far behind the middle
EMPTY = {1: 2_000_000, 2: 500_000}
COST_OF_WISH = {Wish.PREFER: -700, Wish.RATHER_NOT: 1400}
Plan = Mapping[Turn, str]
Cost = Callable[[Plan], int]
Own = Mapping[Turn, Any]  # the variable of each turn that somebody may take


@dataclass(frozen=True)
class Draft:
    """taken: who has which turn; best: the solver proved that nothing is better."""

    taken: Plan
    best: bool


def draft(
    turns: Sequence[Turn],
    candidates: Sequence[Candidate],
    pattern: Pattern,
    *,
    fixed: Plan | None = None,
) -> Draft:
    """fixed: turns that somebody chose by hand; they stay, and count.

    The order of the arguments makes no difference.
    """
    kept = dict(fixed or {})
    people = sorted(candidates, key=lambda one: one.id)
    desk = Desk(people, pattern, kept)
    free = [turn for turn in sorted(turns) if turn not in kept]
    first = _one_by_one(desk, free)
    found, best = _solved(desk, free, first)
    better = min((first, found), key=desk.cost_with(free)) if found is not None else first
    return Draft(_improved(desk, free, better), best)


class Desk:
    """Everybody's turns so far, and what a plan costs."""

    def __init__(self, people: Sequence[Candidate], pattern: Pattern, kept: Plan) -> None:
        self.people, self.pattern, self.kept = people, pattern, kept
        self.by_id = {one.id: one for one in people}
        hours = sorted(one.half_hours for one in people)
        middle = hours[len(hours) // 2] if hours else 0
        self.start = {one.id: max(one.half_hours, middle - CATCH_UP) for one in people}
        for turn, person in kept.items():
            if person in self.start:
                self.start[person] += turn.length

    def beside(self, person: str, plan: Plan, but: Turn | None = None) -> list[Turn]:
        """All other turns of that person."""
        own = [turn for turn, who in (*self.kept.items(), *plan.items()) if who == person]
        return [turn for turn in (*self.by_id[person].held, *own) if turn != but]

    def may(self, person: str, turn: Turn, plan: Plan) -> bool:
        """Without breaking anything, the rest of the plan as it is."""
        beside = self.beside(person, plan, but=turn)
        return not why_not(self.by_id[person], turn, self.pattern, beside)

    def wish_cost(self, person: str, turn: Turn) -> int:
        """Of giving that turn to that person."""
        wish = self.by_id[person].wish(turn)
        return COST_OF_WISH.get(wish, 0) if wish is not None else 0

    def load(self, plan: Plan) -> dict[str, int]:
        """Half hours of everybody, with this plan."""
        load = dict(self.start)
        for turn, person in plan.items():
            load[person] += turn.length
        return load

    def cost_with(self, turns: Sequence[Turn]) -> Cost:
        """What a plan for these turns costs in all."""

        def cost(plan: Plan) -> int:
            empty = sum(EMPTY[turn.place] for turn in turns if turn not in plan)
            wishes = sum(2 * self.wish_cost(person, turn) for turn, person in plan.items())
            return 2 * empty + wishes + sum(one * one for one in self.load(plan).values())

        return cost


def _one_by_one(desk: Desk, turns: Sequence[Turn]) -> dict[Turn, str]:
    """Each turn in its order to whoever may take it and has least: a rota to start from."""
    plan: dict[Turn, str] = {}
    load = dict(desk.start)
    for turn in turns:
        able = [one.id for one in desk.people if desk.may(one.id, turn, plan)]
        if able:
            who = min(able, key=lambda one: (_marginal(desk, load, one, turn), one))
            plan[turn] = who
            load[who] += turn.length
    return plan


def _marginal(desk: Desk, load: Mapping[str, int], person: str, turn: Turn) -> int:
    """What one turn more for that person costs."""
    return turn.length * (2 * load[person] + turn.length) + 2 * desk.wish_cost(person, turn)


def _improved(desk: Desk, turns: Sequence[Turn], plan: Plan) -> dict[Turn, str]:
    """Until no turn can be filled, or moved to somebody else, so that it gets better."""
    best = dict(plan)
    while (move := _better_move(desk, turns, best)) is not None:
        best[move[0]] = move[1]
    return best


def _better_move(desk: Desk, turns: Sequence[Turn], plan: Plan) -> tuple[Turn, str] | None:
    load = desk.load(plan)
    for turn in turns:
        holder = plan.get(turn)
        for one in sorted(desk.start, key=lambda person: (load[person], person)):
            if one == holder or not _gains(desk, load, turn, holder, one):
                continue
            if desk.may(one, turn, plan):
                return turn, one
    return None


def _gains(desk: Desk, load: Mapping[str, int], turn: Turn, holder: str | None, other: str) -> bool:
    """Whether the turn costs less with the other."""
    if holder is None:
        return True
    length = turn.length
    squares = 2 * length * (length + load[other] - load[holder])
    wishes = 2 * (desk.wish_cost(other, turn) - desk.wish_cost(holder, turn))
    return squares + wishes < 0


def _solved(desk: Desk, turns: Sequence[Turn], hint: Plan) -> tuple[dict[Turn, str] | None, bool]:
    from ortools.sat.python import cp_model  # noqa: PLC0415  seconds, and only where it is used

    model = cp_model.CpModel()
    takes = {
        (one.id, turn): model.new_bool_var("")
        for one in desk.people
        for turn in turns
        if desk.may(one.id, turn, {})
    }
    by_turn: dict[Turn, list[Any]] = defaultdict(list)
    by_person: dict[str, dict[Turn, Any]] = defaultdict(dict)
    for (person, turn), var in takes.items():
        by_turn[turn].append(var)
        by_person[person][turn] = var
        model.add_hint(var, hint.get(turn) == person)
    costs: list[Any] = [
        2 * desk.wish_cost(person, turn) * var for (person, turn), var in takes.items()
    ]
    for turn in turns:
        empty = model.new_bool_var("")
        model.add_exactly_one([*by_turn[turn], empty])
        costs.append(2 * EMPTY[turn.place] * empty)
    lowest = min(desk.start.values(), default=0)
    for person, own in by_person.items():
        _keep_rest(model, own, desk.pattern)
        _keep_most(model, own, desk.beside(person, {}), desk.pattern.most)
        costs += _balance(model, own, desk.start[person] - lowest)
    model.minimize(sum(costs))
    return _run(model, takes)


def _keep_rest(model: Any, own: Own, pattern: Pattern) -> None:
    """At most one of each group of turns that are all too near to one another."""
    turns = sorted(own)
    for place, turn in enumerate(turns):
        near = [other for other in turns[place + 1 :] if too_near(turn, other, pattern.rest)]
        pairs = [(a, b) for at, a in enumerate(near) for b in near[at + 1 :]]
        if all(too_near(a, b, pattern.rest) for a, b in pairs):
            model.add_at_most_one([own[one] for one in (turn, *near)])
        else:
            for other in near:
                model.add_at_most_one([own[turn], own[other]])


def _keep_most(model: Any, own: Own, held: Sequence[Turn], most: int) -> None:
    """In each four weeks that begin with a turn."""
    for start in sorted({turn.on for turn in (*own, *held)}):
        window = [var for turn, var in own.items() if _within(turn, start)]
        already = sum(_within(turn, start) for turn in held)
        if len(window) + already > most:
            model.add(sum(window) <= max(0, most - already))


def _within(turn: Turn, start: date) -> bool:
    return timedelta() <= turn.on - start < FOUR_WEEKS


def _balance(model: Any, own: Own, start: int) -> Iterator[Any]:
    """The square of somebody's half hours as straight pieces, each dearer than the last."""
    whole = sum(turn.length for turn in own)
    pieces = [model.new_int_var(0, LEVEL, "") for _ in range(-(-whole // LEVEL))]
    model.add(sum(pieces) == sum(turn.length * var for turn, var in own.items()))
    for level, piece in enumerate(pieces):
        yield (2 * (start + level * LEVEL) + LEVEL) * piece


def _run(model: Any, takes: Mapping[tuple[str, Turn], Any]) -> tuple[dict[Turn, str] | None, bool]:
    from ortools.sat.python import cp_model  # noqa: PLC0415

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.max_deterministic_time = STEPS
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, False
    taken = {turn: person for (person, turn), var in takes.items() if solver.value(var)}
    return taken, status == cp_model.OPTIMAL
