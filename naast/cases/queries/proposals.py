"""Proposals as they stand sealed in a case, and whether what they were worked out from still holds.

Readable without opening anything: the fingerprint is taken over what is in clear and over the
sealed bytes, which are never the same again once a case is changed.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from naast.cases.models import Case
from naast.cases.queries.matched import team_today
from naast.cases.queries.matching_choice import matching_choice
from naast.cases.queries.opened import context_of
from naast.people.queries import standing_apart
from naast.privacy.sealing import SealBroken, unseal


@dataclass(frozen=True)
class Ranked:
    """One supporter who may be asked. reasons: (code, value) in order of weight."""

    supporter: UUID
    score: int
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class StoredProposals:
    """Best first. chosen: proposed for this colleague, the others taken into account; in_reserve:
    asked when the first cannot; spare: may be asked without taking anybody from another who waits.
    excluded: for how many of the team each reason holds, without names.
    """

    inputs: str
    ranked: tuple[Ranked, ...]
    chosen: tuple[UUID, ...]
    in_reserve: UUID | None
    spare: tuple[UUID, ...]
    excluded: tuple[tuple[str, int], ...]


def inputs_of(waiting: Iterable[Case], *, at: datetime) -> str:
    """The fingerprint of team, weights, day, who is on call, who stands apart from what, and of
    every request that is matched together."""
    today = timezone.localdate(at)
    members = team_today(today, at=at)
    team = [json.dumps(asdict(one), default=str, sort_keys=True) for one in members]
    cases = sorted(
        f"{one.pk}{hashlib.sha256(bytes(one.profile) + bytes(one.progress)).hexdigest()}"
        for one in waiting
    )
    apart = sorted(
        f"{unit}{one}" for unit, people in standing_apart(today).items() for one in people
    )
    told = [str(today), repr(matching_choice()), *team, *apart, *cases]
    return hashlib.sha256("|".join(told).encode()).hexdigest()


def stored_in(case: Case, key: bytes) -> StoredProposals | None:
    """What was worked out last, however long ago."""
    if not bytes(case.proposals):
        return None
    try:
        values = unseal(key, bytes(case.proposals), context_of(case.id, "proposals"))
    except SealBroken:
        return None
    return _read(values) if "in_reserve" in values else None


def kept_in(case: Case, key: bytes, *, inputs: str) -> StoredProposals | None:
    """What was worked out last, if everything it follows from is still the same."""
    stored = stored_in(case, key)
    return stored if stored is not None and stored.inputs == inputs else None


def as_plain(stored: StoredProposals) -> dict[str, Any]:
    """For sealing."""
    return {
        "inputs": stored.inputs,
        "ranked": [[str(one.supporter), one.score, one.reasons] for one in stored.ranked],
        "chosen": _texts(stored.chosen),
        "in_reserve": str(stored.in_reserve) if stored.in_reserve else None,
        "spare": _texts(stored.spare),
        "excluded": stored.excluded,
    }


def _texts(ids: Collection[UUID]) -> list[str]:
    return [str(one) for one in ids]


def _ids(texts: Sequence[str]) -> tuple[UUID, ...]:
    return tuple(UUID(one) for one in texts)


def _read(values: Mapping[str, Any]) -> StoredProposals:
    return StoredProposals(
        inputs=values["inputs"],
        ranked=tuple(
            Ranked(UUID(one), score, tuple((code, value) for code, value in reasons))
            for one, score, reasons in values["ranked"]
        ),
        chosen=_ids(values["chosen"]),
        in_reserve=UUID(values["in_reserve"]) if values["in_reserve"] else None,
        spare=_ids(values["spare"]),
        excluded=tuple((reason, count) for reason, count in values["excluded"]),
    )
