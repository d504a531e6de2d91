"""A digest as the vault makes it, with a log and a key of its own."""

import hashlib
import json
from datetime import date
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from naast.oversight.models import Digest
from tests.factories.cases import AT
from vault.entries import clear_line
from vault.heads import signed_head
from vault.merkle import Tree, leaf_hash

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))


def a_digest(month: date = date(2026, 10, 1), **says: Any) -> Digest:
    """Stored, signed, and the last of three entries."""
    told = json.dumps(
        {
            "month": f"{month:%Y-%m}",
            "openings": {"coordinator": "25", "deputy_coordinator": "<5", "supporter": "0"},
            "alarms": {"not_assigned": 2},
            "after_ending": 0,
            "tried_after_ending": 1,
            "refused": 3,
        }
        | says
    )
    line = clear_line("digest", f"{month:%Y-%m} {hashlib.sha256(told.encode()).hexdigest()}")
    leaves = [leaf_hash(b"one\n"), leaf_hash(b"two\n"), leaf_hash(line)]
    tree = Tree(lambda start, stop: leaves[start:stop])
    for leaf in leaves:
        tree.append(leaf)
    path = [part.hex() for part in tree.inclusion(2, 3)]
    return Digest.objects.create(
        month=month,
        told=told,
        head=signed_head(KEY, 3, tree.root().hex(), "2026-11-01"),
        proof={"entry": 2, "line": line.decode().removesuffix("\n"), "path": path},
        made_at=AT,
    )
