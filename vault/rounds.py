"""Rounds of anonymous answers: which manifest a round has is an entry that anybody may read.

It is there before the first pass is given, and names the round and the hash of its manifest.
Whoever holds a pass compares: another key, another questionnaire or another page of the round
would have another hash, and a second entry for the same round is refused.
"""

from typing import Any

from vault.authority import COORDINATORS
from vault.core import Core
from vault.pinned import mark_of, pin, proof_of
from vault.refusal import Refused

NAME = "round_{}"


def pin_round(core: Core, *, actor: str, role: str, code: str, mark: str) -> dict[str, Any]:
    """The entry of this round, the head that holds it, and the way from one to the other.

    Only for a coordinator on the vault's list. Asked again: the same; with another mark: refused.
    """
    asking = core.asking(actor, role)
    if not (asking.listed and role in COORDINATORS):
        core.refuse(asking, "pin_round")
    name = NAME.format(code)
    known = mark_of(core, name)
    if known is None:
        hour = core.hour.at(core.clock())
        if not hour.has_room("rounds", actor, 1):
            raise Refused("too_many")
        hour.use("rounds", actor, 1)
        pin(core, name, what="round", code=code, mark=mark)
    elif known != mark:
        core.refuse(asking, "pin_round")
    return proof_of(core, name)
