"""What a staff representative reads: digests, and the sealed entries of the log."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.oversight.models import Digest
from naast.privacy import log_proof, vault_client
from naast.privacy.log_proof import ProofBroken

AT_ONCE = 1000  # lines


@dataclass(frozen=True)
class Told:
    """A digest read: openings ("0", "<5", "25") by role, alarms by kind, three exact counts."""

    month: date
    openings: dict[str, str]
    alarms: dict[str, int]
    after_ending: int
    tried_after_ending: int
    refused: int
    head: dict[str, Any]
    fingerprint: str
    sound: bool


def digests_for(actor: Actor) -> list[Digest]:
    """Newest first; none for whoever does not watch over the log."""
    return list(Digest.objects.all()) if decide(actor, Right.READ_OVERSIGHT) else []


def told(digest: Digest) -> Told:
    """The digest in parts. sound: entry, head and signature were checked just now."""
    says = json.loads(digest.told)
    return Told(
        digest.month,
        says["openings"],
        says["alarms"],
        says["after_ending"],
        says["tried_after_ending"],
        says["refused"],
        digest.head,
        log_proof.in_fours(log_proof.fingerprint(digest.head["key"])),
        is_sound(digest.head, [digest.proof]),
    )


def proof_file(digest: Digest) -> dict[str, Any]:
    """For naast log verify --proof."""
    return {
        "kind": "digest",
        "told": digest.told,
        "head": digest.head,
        "proofs": [digest.proof],
    }


def is_sound(head: dict[str, Any], proofs: list[dict[str, Any]]) -> bool:
    """The head is signed by the key it names, and each proof leads to it."""
    try:
        log_proof.check_head(head, log_proof.fingerprint(head["key"]))
        for one in proofs:
            log_proof.check_entry(one, head)
    except (ProofBroken, KeyError, ValueError):
        return False
    return True


def lines_up_to(size: int) -> Iterator[str]:
    """The sealed entries as they stand in the file, a thousand at a time."""
    for start in range(0, size, AT_ONCE):
        for line in vault_client.log_entries(start, min(AT_ONCE, size - start)):
            yield f"{line}\n"
