"""Matching by trying everything: slow, plain, written apart from the product, for small cases."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from naast.cases.logic.matching import Request, Supporter, Weights

TODAY = date(2026, 11, 23)
Choice = Mapping[str, tuple[str, ...]]
Value = tuple[tuple[bool, ...], int, int]
STEPS = ["trainee", "starter", "experienced", "senior"]


class NotTheBest(AssertionError):
    """A choice breaks a rule, or a better one exists."""


def points(request: Request, one: Supporter, team: Sequence[Supporter], weights: Weights) -> int:
    """The score of a pair, rule after rule."""
    total = 0
    if request.profession and request.profession == one.profession:
        total += weights.same_profession
        if request.wish_profession == "same":
            total += weights.profession_wish
    if request.specialism and request.specialism == one.specialism:
        total += weights.same_specialism
    total += weights.near_seniority * near(step(request.seniority), step(one.seniority), 1)
    total += weights.near_experience * near(request.started_year, one.started_year, 5)
    total += weights.near_age * near(request.birth_decade, one.birth_decade, 10)
    if request.languages and request.languages[0] in one.languages:
        total += weights.preferred_language
    if request.site and request.site == one.site:
        total += weights.same_site
    if request.department and one.department:
        same = request.department == one.department
        if (same and request.wish_own_unit == "own") or (
            not same and request.wish_own_unit == "other"
        ):
            total += weights.unit_wish
    if request.wish_gender != "any" and request.wish_gender == one.gender:
        total += weights.gender_wish
    counts = sorted(s.cases_last_year for s in team if s.trained and s.active)
    total += weights.year * min(3, counts[(len(counts) - 1) // 2] - one.cases_last_year)
    total -= weights.supports_now * one.open_count
    rested = 90 if one.last_case_on is None else min(90, (TODAY - one.last_case_on).days)
    return total + weights.rest * (rested // 10)


def step(word: str) -> int | None:
    return STEPS.index(word) if word else None


def near(one: int | None, other: int | None, distance: int) -> bool:
    return one is not None and other is not None and abs(one - other) <= distance


def can(request: Request, one: Supporter) -> bool:
    """All hard rules that concern one pair."""
    return (
        one.trained
        and one.active
        and one.available
        and not one.absent
        and one.open_count < one.maximum
        and (one.rest_until is None or one.rest_until < TODAY)
        and (not request.languages or not one.languages
             or bool(set(request.languages) & set(one.languages)))
        and (one.other_sites or not request.site or not one.site or request.site == one.site)
        and one.id not in request.apart | request.involved | request.not_independent
        and one.id not in request.taken | request.refused | request.said_no
        and one.id != request.person
    )  # fmt: skip


def same_event(one: Request, other: Request) -> bool:
    return one.event is not None and one.event == other.event


def value(
    choice: Choice, requests: Sequence[Request], team: Sequence[Supporter], weights: Weights
) -> Value:
    """What is compared, in this order: who has a supporter, points, places in the order of rest."""
    by_id = {one.id: one for one in team}
    asked = sorted(requests, key=lambda r: (r.opened, r.id))
    first = tuple(len(choice[r.id]) >= 1 for r in asked)
    second = tuple(len(choice[r.id]) >= 2 for r in asked)
    here = [s for s in team if any_day(s)]
    rested = sorted(here, key=lambda s: (s.last_case_on or date.min, s.id))
    place = {one.id: number for number, one in enumerate(rested)}
    total, rest, times = 0, 0, dict.fromkeys(by_id, 0)
    for request in asked:
        for supporter in choice[request.id]:
            total += points(request, by_id[supporter], team, weights)
            total -= weights.asked_twice * times[supporter]
            times[supporter] += 1
            rest -= place[supporter]
    return first + second, total, rest


def any_day(one: Supporter) -> bool:
    return can(Request(id="anybody"), one)


def choices(requests: Sequence[Request], team: Sequence[Supporter]) -> Iterator[Choice]:
    """Every choice that no rule forbids."""

    def tried(left: Sequence[Request], so_far: dict[str, tuple[str, ...]]) -> Iterator[Choice]:
        if not left:
            yield dict(so_far)
            return
        request, *others = left
        possible = [s.id for s in team if may(request, s, so_far)]
        for size in range(request.supporters_wanted + 1):
            for few in combinations(possible, size):
                yield from tried(others, {**so_far, request.id: few})

    def may(request: Request, one: Supporter, so_far: Choice) -> bool:
        if not can(request, one) or sum(one.id in few for few in so_far.values()) >= one.room:
            return False
        return not any(same_event(request, r) and one.id in so_far.get(r.id, ()) for r in requests)

    yield from tried(requests, {})


def check(
    choice: Choice, requests: Sequence[Request], team: Sequence[Supporter], weights: Weights
) -> None:
    """Raises NotTheBest unless the choice keeps the rules and none is better."""
    normal = {request: tuple(sorted(few)) for request, few in choice.items()}
    allowed = [
        {request: tuple(sorted(few)) for request, few in one.items()}
        for one in choices(requests, team)
    ]
    if normal not in allowed:
        raise NotTheBest(f"A rule is broken: {choice}")
    best = max(value(one, requests, team, weights) for one in allowed)
    found = value(normal, requests, team, weights)
    if found != best:
        raise NotTheBest(f"{found} is not the best, {best} is.")
