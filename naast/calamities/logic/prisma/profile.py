"""The profile: codes and main categories over many events, with either denominator.

root_causes: each root cause counts once, the shares sum to one. events: an event counts in every
class in which it has a cause, so the shares may sum to more. The page says which.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import mean, pstdev
from typing import Literal

from naast.calamities.logic.prisma.codes import GROUPS, Group, codes_of, group_of
from naast.calamities.logic.prisma.small import LEAST_CELL, LEAST_EVENTS, hidden_cells

Denominator = Literal["root_causes", "events"]
ENOUGH_REPORTS = 50  # Van der Schaaf, as told in Smits 2009 [excerpt]


@dataclass(frozen=True)
class Counts:
    """What a profile is made of. codes, groups: root causes in each; events_with: events that have
    a cause in it (a code or a main category); causes: how many events have so many root causes."""

    events: int
    root_causes: int
    codes: Mapping[str, int]
    groups: Mapping[str, int]
    events_with: Mapping[str, int]
    causes: Mapping[int, int]


def counted(events: Iterable[Sequence[str]]) -> Counts:
    """events: the codes of the root causes of each. An event without a code is none."""
    told = [tuple(one) for one in events if one]
    by_code = Counter(code for one in told for code in one)
    by_group: Counter[str] = Counter(group_of(code) for one in told for code in one)
    having = Counter(key for one in told for key in {*one, *(group_of(code) for code in one)})
    return Counts(
        events=len(told),
        root_causes=sum(by_code.values()),
        codes=by_code,
        groups=by_group,
        events_with=having,
        causes=Counter(map(len, told)),
    )


@dataclass(frozen=True)
class Row:
    """A class. count and share are None where they are too small to tell; part_of: its group."""

    key: str
    part_of: str
    count: int | None
    share: float | None


@dataclass(frozen=True)
class Profile:
    """rows: each main category followed by its codes. few: fewer reports than advised. told: False
    where there are too few events to tell of, and then rows are empty."""

    denominator: Denominator
    events: int
    root_causes: int
    rows: tuple[Row, ...]
    told: bool
    few: bool


def profile(counts: Counts, denominator: Denominator, *, protected: bool = True) -> Profile:
    """protected=False only where the figures are public anyway, as in papers."""
    told = not protected or counts.events >= LEAST_EVENTS
    whole = counts.root_causes if denominator == "root_causes" else counts.events
    hidden = too_small(counts) if protected else frozenset()
    return Profile(
        denominator=denominator,
        events=counts.events,
        root_causes=counts.root_causes,
        rows=tuple(_rows(counts, denominator, whole, hidden)) if told else (),
        told=told,
        few=counts.events < ENOUGH_REPORTS,
    )


def too_small(counts: Counts) -> frozenset[str]:
    """Classes in which one to four events have a cause, and what goes with them. The same with
    either denominator: together they would tell more."""
    groups: dict[str, int] = {group: counts.groups.get(group, 0) for group in GROUPS}
    hidden: set[str] = set(hidden_cells(groups, filter(partial(_is_small, counts), groups)))
    for group in GROUPS:
        members = {code: counts.codes.get(code, 0) for code in codes_of(group)}
        if group in hidden:
            hidden |= {code for code, count in members.items() if count}
        else:
            hidden |= hidden_cells(members, filter(partial(_is_small, counts), members))
    return frozenset(hidden)


def _is_small(counts: Counts, key: str) -> bool:
    return 0 < counts.events_with.get(key, 0) < LEAST_CELL


def _rows(
    counts: Counts, denominator: Denominator, whole: int, hidden: frozenset[str]
) -> Iterable[Row]:
    per_root = denominator == "root_causes"
    for group in GROUPS:
        number = (counts.groups if per_root else counts.events_with).get(group, 0)
        yield _row(group, "", number, whole, hidden)
        for code in codes_of(group):
            number = (counts.codes if per_root else counts.events_with).get(code, 0)
            yield _row(code, group, number, whole, hidden)


def _row(key: str, part_of: str, count: int, whole: int, hidden: frozenset[str]) -> Row:
    if key in hidden:
        return Row(key, part_of, None, None)
    return Row(key, part_of, count, count / whole if whole else 0.0)


@dataclass(frozen=True)
class CausesPerEvent:
    """How many root causes an event has: shares of events by number, mean, standard deviation."""

    shares: Mapping[int, float]
    mean: float
    deviation: float


def causes_per_event(causes: Mapping[int, int]) -> CausesPerEvent:
    """causes: how many events have so many. Raises ValueError where there is no event."""
    total = sum(causes.values())
    if not total:
        raise ValueError("There is no event to count.")
    each = [number for number, events in causes.items() for _ in range(events)]
    shares = {number: events / total for number, events in sorted(causes.items())}
    return CausesPerEvent(shares, mean(each), pstdev(each))


def group_shares(counts: Counts, denominator: Denominator) -> dict[Group, float]:
    """The main categories only."""
    whole = counts.root_causes if denominator == "root_causes" else counts.events
    told = counts.groups if denominator == "root_causes" else counts.events_with
    return {group: told.get(group, 0) / whole if whole else 0.0 for group in GROUPS}
