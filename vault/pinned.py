"""A mark that is written into the log once, for everybody to read, and proved to whoever asks."""

from typing import Any

from vault.core import Core
from vault.entries import clear_line
from vault.heads import signed_head
from vault.proofs import log_inclusion


def mark_of(core: Core, name: str) -> str | None:
    """The mark that stands in the log under this name of the store."""
    known: str | None = core.store.meta(name)
    return known.split()[2] if known else None


def pin(core: Core, name: str, *, what: str, code: str, mark: str) -> None:
    """Enter it. The store remembers the entry, so that it is entered once."""
    (entry,) = core.write([clear_line(what, f"{code} {mark}")])
    with core.store.change():
        core.store.set_meta(name, f"{entry} {core.log.size} {mark}")
        core.keep_night()
        core.keep_head()


def proof_of(core: Core, name: str) -> dict[str, Any]:
    """The entry, the head that held it first, and the way from one to the other."""
    entry, size, _mark = str(core.store.meta(name)).split()
    ((root, day),) = core.store.rows("SELECT root, day FROM heads WHERE size = ?", int(size))
    (line,) = core.log.read(int(entry), 1)
    return {
        "head": signed_head(core.log_key, int(size), root, day),
        "entry": int(entry),
        "line": line.decode().removesuffix("\n"),
        "path": log_inclusion(core, entry=int(entry), size=int(size)),
    }
