"""The profile over many events, protected against small numbers, for whoever may read causes."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.calamities.choices_coding import Scope
from naast.calamities.facts_prisma import CodedEvent, coded_events
from naast.calamities.logic.prisma.codes import GROUPS
from naast.calamities.logic.prisma.parts import hidden_shares
from naast.calamities.logic.prisma.profile import (
    CausesPerEvent,
    Counts,
    Denominator,
    Profile,
    causes_per_event,
    counted,
    group_shares,
    profile,
    too_small,
)
from naast.calamities.logic.prisma.small import hidden_sets, in_fives, in_tens

PARTS = ("event_type", "department", "year")


@dataclass(frozen=True)
class PartRow:
    """One kind of event, department or year. events: in tens. shares: in percent by main category,
    rounded to five; None where it is not told."""

    key: str
    events: int
    shares: Mapping[str, int | None]


@dataclass(frozen=True)
class PartTable:
    """left_out: how many rows are not told of, because they are small."""

    by: str
    rows: tuple[PartRow, ...]
    left_out: int


@dataclass(frozen=True)
class Learnt:
    """The whole, and the parts, of events in which external meant the same. causes: None where
    there are too few events to tell. scopes: all that were chosen in some event."""

    scope: str
    scopes: tuple[str, ...]
    profile: Profile
    parts: tuple[PartTable, ...]
    causes: CausesPerEvent | None
    first_year: int | None
    last_year: int | None


def learnt_for(actor: Actor, denominator: Denominator, scope: str = "") -> Learnt | None:
    """scope: what external meant; empty: as in most events. Codes with another meaning are never
    added up. None for whoever may not read it."""
    if not decide(actor, Right.READ_CAUSES):
        return None
    everything = coded_events()
    scopes = [one for one, _number in Counter(one.scope for one in everything).most_common()]
    scope = scope if scope in Scope.values else next(iter(scopes), Scope.HOSPITAL.value)
    events = [one for one in everything if one.scope == scope]
    counts = counted(one.codes for one in events)
    whole = profile(counts, denominator)
    years = [one.year for one in events]
    return Learnt(
        scope=scope,
        scopes=tuple(sorted({*scopes, scope})),
        profile=whole,
        parts=_parts(events, too_small(counts), denominator) if whole.told else (),
        causes=causes_per_event(counts.causes) if whole.told else None,
        first_year=min(years, default=None),
        last_year=max(years, default=None),
    )


def _parts(
    events: Sequence[CodedEvent], never: frozenset[str], denominator: Denominator
) -> tuple[PartTable, ...]:
    return tuple(_part(events, by, never, denominator) for by in PARTS)


def _part(
    events: Sequence[CodedEvent], by: str, never: frozenset[str], denominator: Denominator
) -> PartTable:
    """never: classes that the whole does not tell of."""
    codes: dict[str, list[Sequence[str]]] = defaultdict(list)
    for one in events:
        codes[str(getattr(one, by))].append(one.codes)
    sets = {key: counted(rows) for key, rows in codes.items()}
    left_out = hidden_sets({key: counts.events for key, counts in sets.items()})
    hidden = hidden_shares(sets, left_out, never)
    rows = tuple(
        _row(key, sets[key], hidden[key], denominator) for key in sorted(sets.keys() - left_out)
    )
    return PartTable(by, rows, len(left_out))


def _row(key: str, counts: Counts, hidden: frozenset[str], denominator: Denominator) -> PartRow:
    shares = group_shares(counts, denominator)
    told: dict[str, int | None] = {
        group: None if group in hidden else in_fives_of(shares[group]) for group in GROUPS
    }
    return PartRow(key, in_tens(counts.events), told)


def in_fives_of(share: float) -> int:
    """A share of one as percent, rounded to five."""
    return in_fives(round(share * 1_000_000), 1_000_000)
