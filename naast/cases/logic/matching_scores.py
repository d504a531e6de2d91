"""The soft rules of matching as points, for all pairs of requests and supporters at once.

A rule is written once, for arrays that fit one another: a column of requests beside a row of
supporters gives the whole table, two lists of equal length give the pairs that are explained.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from naast.cases.logic.matching_columns import UNKNOWN, Asking, Helping, Numbers
from naast.cases.logic.matching_types import Reason, Request, Weights
from naast.cases.logic.matching_words import Why

NEAR_YEARS = 5
ON_CALL = 4000  # more than all the other points together can be
NEAR_DECADE = 10
ROWS_AT_ONCE = 128  # keeps the arrays of one step in the processor's cache
Rule = Callable[[Asking, Helping, Weights], Numbers]


def score_table(asking: Asking, helping: Helping, weights: Weights) -> Numbers:
    """Scores as int32: one row a request, one column a supporter."""
    table = np.zeros((len(asking.profession), len(helping.profession)), dtype=np.int32)
    for start in range(0, len(table), ROWS_AT_ONCE):
        part = table[start : start + ROWS_AT_ONCE]
        rows = asking.each(lambda v, at=start: v[at : at + ROWS_AT_ONCE, None])  # type: ignore[misc]
        for rule in RULES.values():
            part += rule(rows, helping, weights)
    return table


def explain(
    requests: Sequence[Request],
    asking: Asking,
    helping: Helping,
    weights: Weights,
    pairs: tuple[Sequence[int], Sequence[int]],
) -> list[tuple[Reason, ...]]:
    """For each pair (request number, supporter number) the rules that gave or took points.

    Thousands of pairs share a few hundred reasons, so each reason is made once.
    """
    left, right = (np.asarray(numbers, dtype=np.intp) for numbers in pairs)
    one, other = asking.each(lambda v: v[left]), helping.each(lambda v: v[right])
    points = np.stack([rule(one, other, weights) for rule in RULES.values()], axis=-1)
    where, which = np.nonzero(points)
    beside = np.where(which == _SPEAKS, asking.language[left[where]], 0)
    beside = np.where(which == _RESTED, helping.rest[right[where]], beside)
    kinds = np.stack([which, points[where, which], beside], axis=-1)
    distinct, first, kind = np.unique(kinds, axis=0, return_index=True, return_inverse=True)
    made = [
        Reason(_CODES[rule], count, _value(rule, number, requests[left[where[at]]]))
        for (rule, count, number), at in zip(distinct.tolist(), first.tolist(), strict=True)
    ]
    reasons = [made[number] for number in kind.ravel().tolist()]
    ends = np.cumsum(np.bincount(where, minlength=len(left))).tolist()
    return [tuple(reasons[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


def _value(rule: int, number: int, request: Request) -> str:
    """What the sentence names: the language both speak, or the days since the last case."""
    if rule == _SPEAKS:
        return request.languages[0]
    return str(number * 10) if rule == _RESTED else ""


def _alike(one: Numbers, other: Numbers) -> Numbers:
    return np.asarray((one == other) & (one != 0))


def _differ(one: Numbers, other: Numbers) -> Numbers:
    return np.asarray((one != other) & (one != 0) & (other != 0))


def _near(one: Numbers, other: Numbers, distance: int) -> Numbers:
    return np.asarray((np.abs(one - other) <= distance) & (one != UNKNOWN))


def _points(holds: Numbers, weight: int) -> Numbers:
    return np.multiply(holds, np.int32(weight), dtype=np.int32)


def _same_profession(r: Asking, s: Helping, w: Weights) -> Numbers:
    return _points(_alike(r.profession, s.profession), w.same_profession)


def _profession_wish(r: Asking, s: Helping, w: Weights) -> Numbers:
    return _points(_alike(r.profession, s.profession) & r.wish_profession, w.profession_wish)


def _same_specialism(r: Asking, s: Helping, w: Weights) -> Numbers:
    return _points(_alike(r.specialism, s.specialism), w.same_specialism)


def _near_seniority(r: Asking, s: Helping, w: Weights) -> Numbers:
    return _points(_near(r.seniority, s.seniority, 1), w.near_seniority)


def _near_experience(r: Asking, s: Helping, w: Weights) -> Numbers:
    return _points(_near(r.started, s.started, NEAR_YEARS), w.near_experience)


def _near_age(r: Asking, s: Helping, w: Weights) -> Numbers:
    return _points(_near(r.decade, s.decade, NEAR_DECADE), w.near_age)


def _speaks(r: Asking, s: Helping, w: Weights) -> Numbers:
    return _points((r.language & s.languages) != 0, w.preferred_language)


def _same_site(r: Asking, s: Helping, w: Weights) -> Numbers:
    return _points(_alike(r.site, s.site), w.same_site)


def _own_unit(r: Asking, s: Helping, w: Weights) -> Numbers:
    return _points(_alike(r.department, s.department) & r.wish_own, w.unit_wish)


def _other_unit(r: Asking, s: Helping, w: Weights) -> Numbers:
    return _points(_differ(r.department, s.department) & r.wish_other, w.unit_wish)


def _gender_wish(r: Asking, s: Helping, w: Weights) -> Numbers:
    return _points(_alike(r.wish_gender, s.gender), w.gender_wish)


def _rarely_asked(r: Asking, s: Helping, w: Weights) -> Numbers:
    return _points(np.maximum(s.year, 0), w.year)


def _often_asked(r: Asking, s: Helping, w: Weights) -> Numbers:
    return _points(np.minimum(s.year, 0), w.year)


def _supports_now(r: Asking, s: Helping, w: Weights) -> Numbers:
    return _points(s.open, -w.supports_now)


def _rested(r: Asking, s: Helping, w: Weights) -> Numbers:
    return _points(s.rest, w.rest)


def _on_call(r: Asking, s: Helping, w: Weights) -> Numbers:
    """Beyond everything that fits: the first place, then the reserve, then those of the two who are
    at their own maximum, then the others."""
    points = sum((s.on_call == turn) * (ON_CALL // turn) for turn in (1, 2, 3, 4))
    return np.asarray(points + 0 * r.profession, dtype=np.int32)


RULES: Mapping[Why, Rule] = {
    Why.SAME_PROFESSION: _same_profession,
    Why.PROFESSION_AS_WISHED: _profession_wish,
    Why.SAME_SPECIALISM: _same_specialism,
    Why.NEAR_IN_SENIORITY: _near_seniority,
    Why.NEAR_IN_EXPERIENCE: _near_experience,
    Why.NEAR_IN_AGE: _near_age,
    Why.SPEAKS: _speaks,
    Why.SAME_SITE: _same_site,
    Why.OWN_UNIT_AS_WISHED: _own_unit,
    Why.OTHER_UNIT_AS_WISHED: _other_unit,
    Why.GENDER_AS_WISHED: _gender_wish,
    Why.RARELY_ASKED: _rarely_asked,
    Why.OFTEN_ASKED: _often_asked,
    Why.SUPPORTS_NOW: _supports_now,
    Why.RESTED: _rested,
    Why.ON_CALL: _on_call,
}
_CODES = list(RULES)
_SPEAKS = _CODES.index(Why.SPEAKS)
_RESTED = _CODES.index(Why.RESTED)
