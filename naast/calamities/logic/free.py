"""Who is free to look into an event, kept so that nobody can be found from it.

What is kept holds analysts only, never who was involved or who stands in their line; and it says
no more than free or not: somebody who was asked and cannot is as little free as somebody near.
"""

import secrets
from collections.abc import Sequence
from typing import Any
from uuid import UUID

SLOTS = 64  # more analysts than a hospital has: every list is as long as every other


def narrowed(
    was: frozenset[UUID] | None, near: frozenset[UUID], analysts: frozenset[UUID]
) -> frozenset[UUID]:
    """was: None while nobody was named. Who became an analyst since then was never compared with
    the names, and is not free."""
    free = analysts - near
    return free if was is None else was & free


def as_kept(free: frozenset[UUID] | None) -> dict[str, Any]:
    """Filled up with ids of nobody, to whole blocks of SLOTS."""
    ids = [one.hex for one in free or ()]
    room = max(SLOTS, -(-len(ids) // SLOTS) * SLOTS)
    ids += [secrets.token_hex(16) for _number in range(room - len(ids))]
    return {"compared": int(free is not None), "ids": sorted(ids)}


def as_read(kept: dict[str, Any], analysts: Sequence[UUID]) -> frozenset[UUID] | None:
    """Of these analysts those who are free; None while nobody was named."""
    if not kept["compared"]:
        return None
    return frozenset(analysts) & frozenset(map(UUID, kept["ids"]))
