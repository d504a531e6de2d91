"""Proofs of who looked at ones own support: checked here, and to take away."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from naast.access.actor import Actor
from naast.cases.models import Case
from naast.privacy import log_proof, vault_client
from naast.privacy.log_proof import ProofBroken
from naast.privacy.pinned import pinned_key


@dataclass(frozen=True)
class ProvedLook:
    """One look: its day, and the place of its entry in the log."""

    day: date
    entry: int


@dataclass(frozen=True)
class Proved:
    """The looks of one role for one purpose. sound: every proof was checked and fits; too_new: how
    many of all looks come with the next night; file: for naast log verify --proof."""

    looks: tuple[ProvedLook, ...]
    head: dict[str, Any]
    sound: bool
    too_new: int
    file: dict[str, Any]


def proved_looks(actor: Actor, case: Case, *, role: str, purpose: str) -> Proved:
    """Of ones own case (see own_case); the head must be signed by the vault that was met first."""
    made = vault_client.prove_looks(case.pk, bytes(case.wrapped_key), actor.name)
    head = made["head"]
    wanted = []
    for one in made["proofs"]:
        says = log_proof.says(one)
        if (says["role"], says["purpose"]) == (role, purpose):
            wanted.append((one, _day(says["minute"])))
    proofs = [one for one, _day_of in wanted]
    return Proved(
        looks=tuple(ProvedLook(day, one["entry"]) for one, day in wanted),
        head=head,
        sound=_is_sound(head, proofs),
        too_new=made["too_new"],
        file={"kind": "looks", "head": head, "proofs": proofs},
    )


def _is_sound(head: dict[str, Any], proofs: Sequence[dict[str, Any]]) -> bool:
    try:
        log_proof.check_head(head, log_proof.fingerprint(pinned_key() or head["key"]))
        for one in proofs:
            log_proof.check_entry(one, head)
    except ProofBroken:
        return False
    return True


def as_file(proved: Proved) -> bytes:
    """Indented, because somebody may want to look at it."""
    return json.dumps(proved.file, indent=1).encode()


def _day(minute: str) -> date:
    return timezone.localtime(datetime.fromisoformat(minute)).date()
