"""All colleagues for whom nobody is asked yet, matched together, as far as a reader may see them.

A case that the reader does not stand apart from is no part of what that reader is shown: not its
number, and not the trace it would leave in the proposals for others.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from naast.access.actor import MATCHING, Actor
from naast.cases.logic.matching_types import Proposal, Request
from naast.cases.logic.words import Phase, Step
from naast.cases.models import Case
from naast.cases.queries.matched import propose_for, supporter_of, team_today
from naast.cases.queries.opened import OpenCase, open_with, vault_role
from naast.cases.queries.proposals import Ranked, StoredProposals, inputs_of
from naast.privacy import vault_client
from naast.privacy.sealing import SealBroken
from naast.privacy.vault_client import Purpose
from naast.supporters.logic.team import TeamMember

AT_MOST = 500  # a quarter of what matching may open in an hour
SOON = timedelta(days=1)
WITH_REASONS = 5
Worked = dict[UUID, tuple[OpenCase, StoredProposals]]


def waiting_together(at: datetime, *, also: Iterable[UUID] = ()) -> list[Case]:
    """Nobody is asked, and it is time; whoever wants to be called on a later day waits for it.

    also: further cases, such as one that needs another supporter.
    """
    now = Q(phase=Phase.WAITING.value, supporter=None, next_due_at__lte=at + SOON)
    rows = Case.objects.filter(now | Q(pk__in=list(also)), adopted=True)
    rows = rows.exclude(phase=Phase.CLOSED.value).order_by("next_due_at", "pk")
    return list(rows[:AT_MOST])


def waiting_for_reader(at: datetime, *, reader: Actor, also: Iterable[UUID] = ()) -> list[Case]:
    """Those that the reader stands apart from; all of them for a part of the system."""
    rows = waiting_together(at, also=also)
    if reader.kind == "system":
        return rows
    seen = vault_client.visible([row.pk for row in rows], reader.name, vault_role(reader))
    return [row for row in rows if row.pk in seen]


def work_out(cases: Sequence[Case], *, at: datetime, also: Iterable[UUID] = ()) -> Worked:
    """What is best for all of them together, in two rounds to the vault; opened by matching."""
    today = timezone.localdate(at)
    inputs = inputs_of(cases, at=at)
    wanted = frozenset(also)
    opened = {
        one.case.id: one
        for one in _opened(cases)
        if one.progress.step is Step.WAITING or one.case.id in wanted
    }
    team = team_today(today, at=at)
    found = propose_for(list(opened.values()), team, today=today)
    left = _room_left(team, found.values())
    return {
        case: (opened[case], _stored(request, proposal, inputs, _spare(request, found, left)))
        for case, (request, proposal) in found.items()
    }


def _opened(cases: Sequence[Case]) -> list[OpenCase]:
    """One that cannot be read holds up no other."""
    wraps = [(case.pk, bytes(case.wrapped_key)) for case in cases]
    keys = vault_client.open_many(wraps, MATCHING.name, "system", Purpose.MATCH)
    found = []
    for case in cases:
        key = keys[case.pk]
        if key is None:
            continue
        try:
            found.append(open_with(case, key))
        except SealBroken:
            continue
    return found


def _room_left(
    team: Sequence[TeamMember], found: Iterable[tuple[Request, Proposal]]
) -> dict[str, int]:
    """How many more each takes when everybody proposed is asked."""
    room = {str(one.person_id): supporter_of(one).room for one in team}
    for _, proposal in found:
        for supporter in proposal.chosen:
            room[supporter] -= 1
    return room


def _spare(
    request: Request, found: dict[UUID, tuple[Request, Proposal]], left: dict[str, int]
) -> frozenset[str]:
    """Who may be asked for this one without taking anybody from another who waits."""
    of_event = {
        supporter
        for other, proposal in found.values()
        if other.event is not None and other.event == request.event and other.id != request.id
        for supporter in proposal.chosen
    }
    return frozenset(one for one, room in left.items() if room > 0) - of_event


def _stored(
    request: Request, proposal: Proposal, inputs: str, spare: frozenset[str]
) -> StoredProposals:
    ranked = tuple(
        Ranked(
            UUID(one.supporter),
            one.score,
            tuple(
                (reason.code.value, reason.value) for reason in one.reasons if place < WITH_REASONS
            ),
        )
        for place, one in enumerate(proposal.ranked)
    )
    counts: dict[str, int] = {}
    for reasons in proposal.exclusions.values():
        for reason in reasons[:1]:
            counts[reason.value] = counts.get(reason.value, 0) + 1
    second = proposal.chosen[1] if len(proposal.chosen) > 1 else proposal.substitute
    return StoredProposals(
        inputs=inputs,
        ranked=ranked,
        chosen=tuple(UUID(one) for one in proposal.chosen),
        in_reserve=UUID(second) if second else None,
        spare=tuple(one.supporter for one in ranked if str(one.supporter) in spare),
        excluded=tuple(sorted(counts.items())),
    )
