"""The table of one matching run: a score for each request and supporter, or NO by a hard rule."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

import numpy as np

from naast.cases.logic.matching_columns import Asking, Helping, Numbers
from naast.cases.logic.matching_flow import NO, Table
from naast.cases.logic.matching_rules import (
    event_groups,
    named_apart,
    understand_one_another,
    within_reach,
)
from naast.cases.logic.matching_scores import score_table
from naast.cases.logic.matching_types import Request, Supporter, Weights

A = TypeVar("A", bound=Hashable)
B = TypeVar("B", bound=Hashable)


def scored(
    asked: Sequence[Request],
    helpers: Sequence[Supporter],
    sides: tuple[Asking, Helping],
    weights: Weights,
) -> Table:
    """All pairs. asked: longest waiting first; helpers: who can be asked today, most rest first."""
    scores = score_table(*sides, weights)
    _apply_hard_rules(scores, asked, helpers)
    return Table(
        scores=scores,
        units=np.array([one.supporters_wanted for one in asked], dtype=np.int64),
        room=np.array([one.room for one in helpers], dtype=np.int64),
        group=np.array(event_groups(asked), dtype=np.int64),
        asked_twice=weights.asked_twice,
    )


def _apply_hard_rules(
    scores: Numbers, asked: Sequence[Request], helpers: Sequence[Supporter]
) -> None:
    place = {one.id: column for column, one in enumerate(helpers)}
    named = [
        (row, place[one])
        for row, request in enumerate(asked)
        for _, people in named_apart(request)
        for one in people & place.keys()
    ]
    scores[tuple(np.array(named, dtype=np.intp).reshape(-1, 2).T)] = NO
    languages = [one.languages for one in asked], [one.languages for one in helpers]
    _keep_apart(scores, *languages, understand_one_another)
    sites = [one.site for one in asked], [(one.site, one.other_sites) for one in helpers]
    _keep_apart(scores, *sites, lambda site, reach: within_reach(site, *reach))


def _keep_apart(
    scores: Numbers, left: Sequence[A], right: Sequence[B], fit: Callable[[A, B], bool]
) -> None:
    """NO where the two do not fit; the rule is asked once for each two different values."""
    rights = {value: number for number, value in enumerate(dict.fromkeys(right))}
    kinds = np.array([rights[value] for value in right], dtype=np.intp)
    rows: dict[A, list[int]] = {}
    for row, value in enumerate(left):
        rows.setdefault(value, []).append(row)
    for value, where in rows.items():
        unfit = np.array([not fit(value, other) for other in rights], dtype=np.bool_)
        if unfit.any():
            scores[np.ix_(np.array(where), np.flatnonzero(unfit[kinds]))] = NO
