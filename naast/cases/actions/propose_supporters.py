"""Works out proposals in memory and keeps them sealed in the case until the inputs change."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import MATCHING
from naast.cases.actions.press_step import locked
from naast.cases.logic.matching_types import Proposal
from naast.cases.models import Case
from naast.cases.queries.matched import inputs_of, proposal_for, team_today
from naast.cases.queries.opened import OpenCase, context_of, open_case
from naast.privacy.audit import record
from naast.privacy.sealing import SealBroken, seal, unseal
from naast.privacy.vault_client import Purpose

WITH_REASONS = 5


@dataclass(frozen=True)
class Ranked:
    """One proposed supporter. reasons: (code, value) in order of weight."""

    supporter: UUID
    score: int
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class StoredProposals:
    """Best first. excluded: for how many of the team each reason holds, without names."""

    inputs: str
    refused: tuple[str, ...]
    ranked: tuple[Ranked, ...]
    excluded: tuple[tuple[str, int], ...]


@transaction.atomic
def propose_supporters(*, at: datetime, case: Case) -> StoredProposals:
    """Best first, from the hard rules and the visible weights. One entry a run, by matching."""
    row = locked(case)
    opened = open_case(row, actor=MATCHING, role="system", purpose=Purpose.MATCH)
    today = timezone.localdate(at)
    proposal = proposal_for(opened, today=today)
    inputs = inputs_of(team_today(today), today)
    stored = _stored(proposal, inputs, opened.progress.refused)
    row.proposals = seal(opened.key, _plain(stored), context_of(row.id, "proposals"))
    row.save(update_fields=["proposals"])
    record("propose_supporters", actor=MATCHING, at=at, case_id=row.id)
    return stored


def kept_proposals(opened: OpenCase, *, at: datetime) -> StoredProposals | None:
    """What was worked out before, if team, wishes and day are still the same."""
    blob = bytes(opened.case.proposals)
    if not blob:
        return None
    try:
        values = unseal(opened.key, blob, context_of(opened.case.id, "proposals"))
    except SealBroken:
        return None
    stored = _read(values)
    today = timezone.localdate(at)
    same_team = stored.inputs == inputs_of(team_today(today), today)
    return stored if same_team and stored.refused == opened.progress.refused else None


def _stored(proposal: Proposal, inputs: str, refused: tuple[str, ...]) -> StoredProposals:
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
    return StoredProposals(inputs, refused, ranked, tuple(sorted(counts.items())))


def _plain(stored: StoredProposals) -> dict[str, Any]:
    return {
        "inputs": stored.inputs,
        "refused": stored.refused,
        "ranked": [[str(one.supporter), one.score, one.reasons] for one in stored.ranked],
        "excluded": stored.excluded,
    }


def _read(values: dict[str, Any]) -> StoredProposals:
    ranked = tuple(
        Ranked(UUID(one), score, tuple((code, value) for code, value in reasons))
        for one, score, reasons in values["ranked"]
    )
    excluded = tuple((reason, count) for reason, count in values["excluded"])
    return StoredProposals(values["inputs"], tuple(values["refused"]), ranked, excluded)
