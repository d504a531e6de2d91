"""Intake: a case is sealed to the vault's public key and on disk before anybody says thank you."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.logic import profile as profiles
from naast.cases.logic import steps
from naast.cases.logic.profile import Profile
from naast.cases.models import Case
from naast.cases.queries.clocks import clocks
from naast.cases.queries.opened import context_of
from naast.privacy.audit import record
from naast.privacy.sealing import (
    current_epoch_key,
    envelope_for_vault,
    new_key,
    seal,
    wrap_for_vault,
)

NUMBER_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without those that are misread


@transaction.atomic
def start_support(
    *,
    actor: Actor,
    at: datetime,
    profile: Profile,
    confirmed: bool,
    incident: UUID | None = None,
    code_hash: str | None = None,
    removal_hash: str | None = None,
    reported_at: datetime | None = None,
) -> Case:
    """A new case. confirmed: an offer is made at once; otherwise the coordinator decides first.

    code_hash: by which the colleague comes back without a name. removal_hash: by which whoever
    named the colleague takes the name back, and nothing else.
    reported_at: when it was said, where that was earlier (on paper); the clocks run from then.
    Never waits for the vault. The incident's id goes to the vault only, in an envelope that web
    cannot open again.
    """
    case_id, key, epoch = uuid4(), new_key(), current_epoch_key()
    progress = steps.opened(at=reported_at or at, confirmed=confirmed, clocks=clocks(at))
    register = {
        "person": profile.person,
        "incident": str(incident) if incident else None,
        "apart": list(profile.apart),
        "code": code_hash,
        "removal": removal_hash,
    }
    case = Case(
        id=case_id,
        number=new_number(),
        phase=progress.phase.value,
        next_due_at=steps.in_clear(progress.due_at),
        wrapped_key=wrap_for_vault(key, case_id, epoch),
        register=envelope_for_vault(register, case_id, epoch),
        profile=seal(key, profiles.as_json(profile), context_of(case_id, "profile")),
        progress=seal(key, steps.as_json(progress), context_of(case_id, "progress")),
    )
    case.save(force_insert=True)
    record("start_support", actor=actor, at=at, case_id=case_id)
    return case


def start_support_for_all(
    *,
    actor: Actor,
    at: datetime,
    profiles_involved: Sequence[Profile],
    confirmed: bool,
    incident: UUID,
    removal_hashes: Sequence[str],
    reported_at: datetime | None = None,
    left_alone: frozenset[str] = frozenset(),
) -> list[Case]:
    """One case for each colleague of one event; each knows the ids of the others, to exclude them,
    and the departments from which a supporter must not stand apart.

    removal_hashes: for each, by which the reporter may take back a name given by mistake.
    left_alone: ids of people who wish no offers; they get no case, and still support nobody of it.
    """
    people = [profile.person for profile in profiles_involved if profile.person]
    units = {unit for one in profiles_involved for unit in (*one.units, one.department_id) if unit}
    return [
        start_support(
            actor=actor,
            at=at,
            profile=replace(
                profile,
                others=tuple(p for p in people if p != profile.person),
                units=tuple(sorted(units)),
            ),
            confirmed=confirmed,
            incident=incident,
            removal_hash=removal_hash,
            reported_at=reported_at,
        )
        for profile, removal_hash in zip(profiles_involved, removal_hashes, strict=True)
        if profile.person not in left_alone
    ]


def new_number() -> str:
    """A short random number, such as N-7K3Q2; a clash is as good as impossible and refused."""
    return "N-" + "".join(secrets.choice(NUMBER_LETTERS) for _ in range(5))
