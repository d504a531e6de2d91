"""Calls about the log itself: heads, entries, proofs, and who looked at ones own case."""

from typing import Any

from vault.core import Core
from vault.entries import key_of_line, parts_of
from vault.heads import signed_head
from vault.refusal import Refused
from vault.store import Case

MAX_ENTRIES = 1000
OWN = ("colleague", "return_code")


def log_head(core: Core) -> dict[str, Any]:
    """The head of now, for the operator: it grows with every press somebody makes."""
    return signed_head(core.log_key, core.log.size, core.log.root, core.today())


def night_head(core: Core) -> dict[str, Any]:
    """The head of last night: what happened since shows in nobody's copy of the log."""
    (row,) = core.store.rows("SELECT size, root, day FROM heads ORDER BY size DESC LIMIT 1")
    return signed_head(core.log_key, *row)


def published_heads(core: Core) -> list[dict[str, Any]]:
    """The first head, and that of each monthly digest: so far apart that they tell of nobody."""
    rows = core.store.rows(
        "SELECT size, root, day FROM heads WHERE size IN (SELECT size FROM digests) "
        "OR size = (SELECT min(size) FROM heads) ORDER BY size"
    )
    return [signed_head(core.log_key, *row) for row in rows]


def log_entries(core: Core, *, start: int, count: int) -> list[str]:
    """Lines from a number on, without their ends."""
    lines = core.log.read(start, min(count, MAX_ENTRIES))
    return [line.decode().removesuffix("\n") for line in lines]


def log_inclusion(core: Core, *, entry: int, size: int) -> list[str]:
    """The audit path of an entry in the tree of this size."""
    if not 0 <= entry < size <= core.log.size:
        raise Refused("malformed")
    return [part.hex() for part in core.log.tree.inclusion(entry, size)]


def log_consistency(core: Core, *, old: int, new: int) -> list[str]:
    """The proof that the log of the new size begins with that of the old."""
    if not 0 <= old <= new <= core.log.size:
        raise Refused("malformed")
    return [part.hex() for part in core.log.tree.consistency(old, new)]


def looks(core: Core, *, case_id: str, wrap: bytes, actor: str) -> list[dict[str, Any]]:
    """Who opened the case: role, minute and purpose, without the colleague's own looks."""
    case = _own(core, case_id, wrap, actor)
    return [
        {"role": role, "minute": minute, "purpose": purpose}
        for _entry, role, minute, purpose in core.looks_at(case)
        if role not in OWN
    ]


def prove_looks(core: Core, *, case_id: str, wrap: bytes, actor: str) -> dict[str, Any]:
    """For each of these looks up to last night its line, the key of that line and its path; the
    head that they lead to; and how many looks are too new for it."""
    case = _own(core, case_id, wrap, actor)
    head = night_head(core)
    numbers = [row[0] for row in core.looks_at(case) if row[1] not in OWN]
    proofs = [
        _proof(core, case, number, head["size"]) for number in numbers if number < head["size"]
    ]
    return {"head": head, "proofs": proofs, "too_new": len(numbers) - len(proofs)}


def _proof(core: Core, case: Case, number: int, size: int) -> dict[str, Any]:
    (line,) = core.log.read(number, 1)
    sealed = parts_of(line)
    key = sealed and key_of_line(sealed, bytes.fromhex(case.handle))
    return {
        "entry": number,
        "line": line.decode().removesuffix("\n"),
        "opens": key.hex() if key else "",
        "path": [part.hex() for part in core.log.tree.inclusion(number, size)],
    }


def _own(core: Core, case_id: str, wrap: bytes, actor: str) -> Case:
    """The case, if it is the actor's own."""
    asking = core.asking(actor, "return_code" if actor == "public" else "colleague")
    case = core.known_case(case_id, asking, "open")
    if not core.may(case, asking, "own"):
        core.refuse(asking, "open")
    core.key_of(case, wrap)
    return case
