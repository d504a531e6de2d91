"""The monthly digest: how often each role opened support, in numbers that tell of nobody.

Worked out once, when the month is over. An entry in the log names the digest by its hash, so that
nobody changes it afterwards; the exact counts are destroyed with it.
"""

import hashlib
import json
from typing import Any

from vault.authority import COORDINATORS
from vault.core import Core
from vault.entries import clear_line
from vault.heads import signed_head
from vault.proofs import log_inclusion
from vault.refusal import Refused

# Looks of the supported themselves are theirs; parts of the system are told together.
ROLES = (*sorted(COORDINATORS), "supporter", "system")
LEAST = 5


def close_month(core: Core, *, month: str) -> dict[str, Any]:
    """The digest, its entry, and the head that holds it. Asked again: the same, to the byte."""
    ((first,),) = core.store.rows("SELECT min(day) FROM heads")
    if not first[:7] <= month < core.today()[:7]:
        raise Refused("too_soon")
    known = core.store.rows("SELECT told, entry, size FROM digests WHERE month = ?", month)
    told, entry, size = known[0] if known else _make(core, month)
    ((root, day),) = core.store.rows("SELECT root, day FROM heads WHERE size = ?", size)
    head = signed_head(core.log_key, size, root, day)
    path = log_inclusion(core, entry=entry, size=size)
    (line,) = core.log.read(entry, 1)
    return {
        "told": told,
        "head": head,
        "proof": {"entry": entry, "line": line.decode().removesuffix("\n"), "path": path},
    }


def _make(core: Core, month: str) -> tuple[str, int, int]:
    with core.store.change():
        core.keep_head()
    counts = dict(core.store.rows("SELECT word, number FROM counts WHERE month = ?", month))
    told = json.dumps(
        {
            "month": month,
            "openings": {role: rounded(counts.get(role, 0)) for role in ROLES},
            "after_ending": _ended_but_known(core),
            "tried_after_ending": counts.get("closed", 0),
            "refused": counts.get("refused", 0),
            "alarms": _alarms(core, month),
        },
        sort_keys=True,
        separators=(",", ":"),
    )
    hashed = hashlib.sha256(told.encode()).hexdigest()
    (entry,) = core.write([clear_line("digest", f"{month} {hashed}")])
    with core.store.change():
        made = (month, told, entry, core.log.size)
        core.store.run("INSERT INTO digests VALUES (?, ?, ?, ?)", *made)
        core.store.run("DELETE FROM counts WHERE month = ?", month)
        core.keep_night()
        core.keep_head()
    return told, entry, core.log.size


def _alarms(core: Core, month: str) -> dict[str, int]:
    """How often each kind rang; exact, because each one deserves a question."""
    rows = core.store.rows(
        "SELECT kind, sum(count) FROM alarms WHERE day LIKE ? GROUP BY kind ORDER BY kind",
        f"{month}-%",
    )
    return {kind: int(number) for kind, number in rows}


def rounded(count: int) -> str:
    """None, fewer than five, or the nearest five: one person's work is not measured by it."""
    if count < LEAST:
        return "<5" if count else "0"
    return str(LEAST * round(count / LEAST))


def _ended_but_known(core: Core) -> int:
    """Closed cases that the index would still open: there are none, and this looks."""
    return sum(
        core.tombstone(one) is not None for one in core.store.column("SELECT case_id FROM cases")
    )
