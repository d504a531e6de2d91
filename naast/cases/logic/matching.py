"""Who could support whom: all open requests and the whole team together, with reasons.

Hard rules are in matching_rules, points in matching_scores, the choice in matching_flow. Plain
values in, plain values out; today is an argument.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from naast.cases.logic.matching_columns import (
    Asking,
    Helping,
    Numbers,
    columns,
    middle_of_the_year,
)
from naast.cases.logic.matching_flow import NO, Table, choose
from naast.cases.logic.matching_rules import Exclusions, Team, not_today
from naast.cases.logic.matching_scores import explain
from naast.cases.logic.matching_table import scored
from naast.cases.logic.matching_types import (
    Proposal,
    Proposals,
    Proposed,
    Reason,
    Request,
    Supporter,
    Unmatched,
    Weights,
)
from naast.cases.logic.matching_words import Policy, Why, WhyNobody, WhyNot

__all__ = [
    "Policy", "Proposal", "Proposals", "Proposed", "Reason", "Request", "Supporter",
    "Unmatched", "Weights", "Why", "WhyNobody", "WhyNot", "propose", "propose_one",
]  # fmt: skip
SHOWN = 5


def propose(
    requests: Iterable[Request], supporters: Iterable[Supporter], weights: Weights, today: date
) -> Proposals:
    """The best for all requests together; see matching_flow for what is best.

    The order of the arguments makes no difference. Raises ValueError when an id stands twice and
    TooManyAtOnce beyond some ten thousand requests.
    """
    asked = sorted(requests, key=lambda one: (one.opened, one.id))
    team = sorted(supporters, key=lambda one: (one.last_case_on or date.min, one.id))
    _refuse_twins("request", [one.id for one in asked])
    _refuse_twins("supporter", [one.id for one in team])
    run = _run(asked, team, weights, today)
    outcome = tuple(_proposals(run))
    chosen = [one for each in outcome for one in each.ranked[: len(each.chosen)]]
    return Proposals(
        proposals=outcome,
        unmatched=tuple(_unmatched(run)),
        objective=sum(one.score for one in chosen),
    )


def propose_one(
    request: Request, supporters: Iterable[Supporter], weights: Weights, today: date
) -> Proposal:
    """The best for one request alone."""
    return propose([request], supporters, weights, today).proposals[0]


def _refuse_twins(kind: str, ids: Sequence[str]) -> None:
    if len(set(ids)) < len(ids):
        raise ValueError(f"A {kind} stands twice in the list.")


@dataclass(frozen=True)
class _Run:
    """One run: sorted requests and team, who can be asked today, and who is chosen for whom.

    chosen: for each request the numbers of its supporters among the helpers, best first.
    """

    asked: Sequence[Request]
    team: Sequence[Supporter]
    helpers: Sequence[Supporter]
    sides: tuple[Asking, Helping]
    weights: Weights
    today: date
    table: Table
    chosen: Sequence[Sequence[int]]


def _run(
    asked: Sequence[Request], team: Sequence[Supporter], weights: Weights, today: date
) -> _Run:
    helpers = [one for one in team if not not_today(one, today)]
    sides = columns(asked, helpers, middle_of_the_year(team), today)
    table = scored(asked, helpers, sides, weights)
    chosen: list[list[int]] = [[] for _ in asked]
    for row, column in choose(table):
        chosen[row].append(column)
    for row, few in enumerate(chosen):
        few.sort(key=lambda column, scores=table.scores[row]: (-scores[column], column))  # type: ignore[misc]
    return _Run(asked, team, helpers, sides, weights, today, table, chosen)


def _proposals(run: _Run) -> Iterator[Proposal]:
    substitutes = _substitutes(run)
    rankings = [_ranking(run, row, substitutes[row]) for row in range(len(run.asked))]
    pairs = [(row, column) for row, ranking in enumerate(rankings) for column in ranking]
    left, right = zip(*pairs, strict=True) if pairs else ((), ())
    reasons = iter(explain(run.asked, *run.sides, run.weights, (left, right)))
    together = _together(run)
    for row, request in enumerate(run.asked):
        ranked = [
            _proposed(run.helpers[column].id, next(reasons) + together.get((row, column), ()))
            for column in rankings[row]
        ]
        substitute = substitutes[row]
        yield Proposal(
            request=request.id,
            ranked=tuple(ranked),
            chosen=tuple(run.helpers[column].id for column in run.chosen[row]),
            substitute=None if substitute is None else run.helpers[substitute].id,
            short=request.supporters_wanted - len(run.chosen[row]),
            exclusions=Exclusions(request, run.team, run.today),
        )


def _proposed(supporter: str, reasons: tuple[Reason, ...]) -> Proposed:
    return Proposed(supporter, sum(reason.points for reason in reasons), reasons)


def _best_first(run: _Run, row: int) -> Iterator[int]:
    """Everybody who may be asked, best first; the whole row only where the first look ends."""
    scores = run.table.scores[row]
    first = run.table.first_look[row].tolist() if scores.size else []
    for column in first:
        if scores[column] == NO:
            return
        yield column
    scores = scores.copy()
    scores[first] = NO
    rest = np.flatnonzero(scores != NO)
    yield from rest[np.argsort(-scores[rest], kind="stable")].tolist()


def _substitutes(run: _Run) -> list[int | None]:
    """The next best who still has room, and who is nobody's for another of the same event.

    Two requests may share one, since few substitutes are ever asked; then the runs starts afresh.
    """
    room = np.array([one.room for one in run.helpers], dtype=np.int64)
    of_event: dict[int, set[int]] = {}
    for row, few in enumerate(run.chosen):
        of_event.setdefault(int(run.table.group[row]), set()).update(few)
        for column in few:
            room[column] -= 1
    found: list[int | None] = []
    for row, few in enumerate(run.chosen):
        group = int(run.table.group[row])
        taken = set(few) if group < 0 else of_event[group]
        substitute = _best_with_room(run, row, taken, room)
        if substitute is not None and group >= 0:
            taken.add(substitute)
        found.append(substitute)
    return found


def _best_with_room(run: _Run, row: int, taken: set[int], room: Numbers) -> int | None:
    """The best who may be asked and still has room; the whole row only after the first look."""
    scores = run.table.scores[row]
    first = run.table.first_look[row] if scores.size else np.empty(0, dtype=np.int64)
    for column in first.tolist():
        if scores[column] == NO:
            return None
        if room[column] > 0 and column not in taken:
            return int(column)
    rest = np.where(room > 0, scores, NO)
    rest[[*taken, *first]] = NO
    best = int(rest.argmax()) if rest.size else 0
    return best if rest.size and rest[best] != NO else None


def _ranking(run: _Run, row: int, substitute: int | None) -> list[int]:
    """The chosen, then the next best up to five; the substitute is always among them."""
    ranking = list(run.chosen[row])
    for column in _best_first(run, row):
        if len(ranking) >= SHOWN:
            break
        if column not in ranking:
            ranking.append(column)
    if substitute is not None and substitute not in ranking:
        ranking[SHOWN - 1 :] = [substitute]
    return ranking


def _together(run: _Run) -> dict[tuple[int, int], tuple[Reason, ...]]:
    """What counts for a chosen pair only because of the other requests."""
    found: dict[tuple[int, int], tuple[Reason, ...]] = {}
    before: Counter[int] = Counter()
    for row, few in enumerate(run.chosen):
        best = {column for column, _ in zip(_best_first(run, row), few, strict=False)}
        for column in few:
            points = -before[column] * run.weights.asked_twice
            twice = (Reason(Why.ASKED_TWICE, points),) if points else ()
            other = (Reason(Why.BEST_TOGETHER, 0),) if column not in best else ()
            found[row, column] = twice + other
            before[column] += 1
    return found


def _unmatched(run: _Run) -> Iterator[Unmatched]:
    team = Team(run.team, run.today)
    for row, few in enumerate(run.chosen):
        if few:
            continue
        eligible = int((run.table.scores[row] != NO).sum())
        reasons: Counter[WhyNot | WhyNobody] = Counter(team.why_not(run.asked[row]))
        reasons[WhyNobody.ALL_TAKEN] = eligible
        if not run.team:
            reasons[WhyNobody.TEAM_EMPTY] = 1
        ordered = sorted((-count, code) for code, count in reasons.items() if count)
        yield Unmatched(run.asked[row].id, tuple((code, -count) for count, code in ordered))
