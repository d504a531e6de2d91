"""Why somebody has a turn, why nobody has, and what a change by hand would break; as codes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from naast.supporters.logic.rota import Candidate, Pattern, Turn, WhyNot, Wish, why_not
from naast.supporters.logic.rota_draft import Desk, Plan


class Why(StrEnum):
    """One reason for a turn."""

    WISHED = "wished"
    ALTHOUGH = "although"  # would rather not, and took no harm from it elsewhere
    ONLY_ONE = "only_one"
    FEWEST = "fewest"
    FITS = "fits"
    BY_HAND = "by_hand"


@dataclass(frozen=True)
class Explained:
    """Of one turn. broken: what was overruled by hand. why_not: for how many of the team each."""

    turn: Turn
    who: str | None
    why: tuple[Why, ...] = ()
    broken: tuple[WhyNot, ...] = ()
    why_not: Mapping[WhyNot, int] | None = None


@dataclass(frozen=True)
class Summary:
    """Of a whole rota."""

    turns: int
    taken: int
    preferred: int
    although: int
    least: int  # half hours in twelve months with this rota
    most: int


def explained(
    turns: Sequence[Turn],
    plan: Plan,
    candidates: Sequence[Candidate],
    pattern: Pattern,
    by_hand: frozenset[Turn] = frozenset(),
) -> list[Explained]:
    """Of each turn, the rest of the rota as it stands."""
    desk = Desk(sorted(candidates, key=lambda one: one.id), pattern, {})
    return [_one(desk, plan, turn, turn in by_hand) for turn in sorted(turns)]


def _one(desk: Desk, plan: Plan, turn: Turn, by_hand: bool) -> Explained:
    who = plan.get(turn)
    if who is None or who not in desk.by_id:
        return Explained(turn, who, why_not=_nobody(desk, plan, turn) if who is None else None)
    broken = why_not_beside(desk, who, turn, plan)
    if by_hand:
        return Explained(turn, who, (Why.BY_HAND,), broken)
    return Explained(turn, who, tuple(_reasons(desk, plan, turn, who)), broken)


def why_not_beside(desk: Desk, person: str, turn: Turn, plan: Plan) -> tuple[WhyNot, ...]:
    """What giving the turn to that person would break."""
    return why_not(desk.by_id[person], turn, desk.pattern, desk.beside(person, plan, but=turn))


def _reasons(desk: Desk, plan: Plan, turn: Turn, who: str) -> list[Why]:
    without = {one: person for one, person in plan.items() if one != turn}
    able = [one.id for one in desk.people if desk.may(one.id, turn, without)]
    load = desk.load(without)
    wish = desk.by_id[who].wish(turn)
    found = []
    if wish is Wish.PREFER:
        found.append(Why.WISHED)
    if wish is Wish.RATHER_NOT:
        found.append(Why.ALTHOUGH)
    if able == [who]:
        found.append(Why.ONLY_ONE)
    elif load[who] == min(load[one] for one in {*able, who}):
        found.append(Why.FEWEST)
    return found or [Why.FITS]


def _nobody(desk: Desk, plan: Plan, turn: Turn) -> Mapping[WhyNot, int]:
    firsts = (why_not_beside(desk, one.id, turn, plan)[:1] for one in desk.people)
    return Counter(code for codes in firsts for code in codes)


def summary(
    turns: Sequence[Turn], plan: Plan, candidates: Sequence[Candidate], pattern: Pattern
) -> Summary:
    """How many turns are taken, how many wishes met, and between which hours everybody is."""
    by_id = {one.id: one for one in candidates}
    hours = {one.id: one.half_hours for one in candidates if one.kinds}
    for turn, person in plan.items():
        if person in hours:
            hours[person] += turn.length
    wishes = Counter(by_id[who].wish(turn) for turn, who in plan.items() if who in by_id)
    return Summary(
        turns=len(turns),
        taken=len(plan),
        preferred=wishes[Wish.PREFER],
        although=wishes[Wish.RATHER_NOT],
        least=min(hours.values(), default=0),
        most=max(hours.values(), default=0),
    )
