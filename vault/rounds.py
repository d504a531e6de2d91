"""Rounds of anonymous answers: which manifest a round has is an entry that anybody may read.

It is there before the first pass is given, and names the round and the hash of its manifest.
Whoever holds a pass compares: another key, another questionnaire or another page of the round
would have another hash, and a second entry for the same round is refused.
"""

from typing import Any

from vault.authority import COORDINATORS
from vault.core import Core
from vault.entries import clear_line
from vault.heads import signed_head
from vault.proofs import log_inclusion
from vault.refusal import Refused

NAME = "round_{}"


def pin_round(core: Core, *, actor: str, role: str, code: str, mark: str) -> dict[str, Any]:
    """The entry of this round, the head that holds it, and the way from one to the other.

    Only for a coordinator on the vault's list. Asked again: the same; with another mark: refused.
    """
    asking = core.asking(actor, role)
    if not (asking.listed and role in COORDINATORS):
        core.refuse(asking, "pin_round")
    known: str | None = core.store.meta(NAME.format(code))
    if known is None:
        hour = core.hour.at(core.clock())
        if not hour.has_room("rounds", actor, 1):
            raise Refused("too_many")
        hour.use("rounds", actor, 1)
        known = _enter(core, code, mark)
    entry, size, kept = known.split()
    if kept != mark:
        core.refuse(asking, "pin_round")
    return _proof(core, int(entry), int(size))


def _enter(core: Core, code: str, mark: str) -> str:
    (entry,) = core.write([clear_line("round", f"{code} {mark}")])
    told = f"{entry} {core.log.size} {mark}"
    with core.store.change():
        core.store.set_meta(NAME.format(code), told)
        core.keep_night()
        core.keep_head()
    return told


def _proof(core: Core, entry: int, size: int) -> dict[str, Any]:
    ((root, day),) = core.store.rows("SELECT root, day FROM heads WHERE size = ?", size)
    (line,) = core.log.read(entry, 1)
    return {
        "head": signed_head(core.log_key, size, root, day),
        "entry": entry,
        "line": line.decode().removesuffix("\n"),
        "path": log_inclusion(core, entry=entry, size=size),
    }
