"""The profile over many events, protected against small numbers, for whoever may read causes."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.calamities.facts_prisma import CodedEvent, coded_events
from naast.calamities.logic.prisma.codes import GROUPS
from naast.calamities.logic.prisma.profile import (
    CausesPerEvent,
    Denominator,
    Profile,
    causes_per_event,
    counted,
    group_shares,
    profile,
)
from naast.calamities.logic.prisma.small import hidden_sets, in_fives, in_tens

PARTS = ("event_type", "department", "year")


@dataclass(frozen=True)
class PartRow:
    """One kind of event, department or year. events: in tens. shares: in percent by main category,
    rounded to five."""

    key: str
    events: int
    shares: Mapping[str, int]


@dataclass(frozen=True)
class PartTable:
    """left_out: how many rows are not told of, because they are small."""

    by: str
    rows: tuple[PartRow, ...]
    left_out: int


@dataclass(frozen=True)
class Learnt:
    """The whole, and the parts. causes: None where there are too few events to tell."""

    profile: Profile
    parts: tuple[PartTable, ...]
    causes: CausesPerEvent | None
    first_year: int | None
    last_year: int | None


def learnt_for(actor: Actor, denominator: Denominator) -> Learnt | None:
    """None for whoever may not read it."""
    if not decide(actor, Right.READ_CAUSES):
        return None
    events = coded_events()
    counts = counted(one.codes for one in events)
    whole = profile(counts, denominator)
    years = [one.year for one in events]
    return Learnt(
        profile=whole,
        parts=tuple(_part(events, by, denominator) for by in PARTS) if whole.told else (),
        causes=causes_per_event(counts.causes) if whole.told else None,
        first_year=min(years, default=None),
        last_year=max(years, default=None),
    )


def _part(events: Sequence[CodedEvent], by: str, denominator: Denominator) -> PartTable:
    sets: dict[str, list[CodedEvent]] = defaultdict(list)
    for one in events:
        sets[str(getattr(one, by))].append(one)
    hidden = hidden_sets(Counter({key: len(rows) for key, rows in sets.items()}))
    rows = tuple(_row(key, sets[key], denominator) for key in sorted(sets) if key not in hidden)
    return PartTable(by, rows, len(hidden))


def _row(key: str, events: Sequence[CodedEvent], denominator: Denominator) -> PartRow:
    counts = counted(one.codes for one in events)
    shares = group_shares(counts, denominator)
    return PartRow(
        key, in_tens(len(events)), {group: in_fives_of(shares[group]) for group in GROUPS}
    )


def in_fives_of(share: float) -> int:
    """A share of one as percent, rounded to five."""
    return in_fives(round(share * 1_000_000), 1_000_000)
