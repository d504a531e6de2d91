"""Once, when an older vault starts with this version: its chain of clear lines becomes a tree.

The chain is checked to its last line against the head that the store kept. The new log begins with
an entry that names the old size and hash, so that whoever kept the old file or an old head can
show that they belong together. Entries about open cases follow, sealed; the old file stands aside
until the keys of that day die, seven turns later, because its lines tell entries of one case apart.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from vault.entries import Entry, clear_line, sealed_lines
from vault.log import Log, lock_log
from vault.refusal import WillNotStart
from vault.store import Store

BEGINNING = "0" * 64
OLD = "log-chain.jsonl"


def needs_migration(store: Store) -> bool:
    """A vault that has worked before, and not yet with a tree."""
    return store.meta("log_size") is not None and not store.meta("log_tree")


def migrate(folder: Path, store: Store, epoch: int) -> None:
    """May be cut off anywhere and begun again: the store learns of it last."""
    new, old = folder / "log.jsonl", folder / OLD
    if not old.exists():
        os.close(lock_log(new))  # refuses while another vault works here
        _check(new, store)
        new.rename(old)
    rows = list(_chain(old))
    last = _hash(rows[-1]) if rows else BEGINNING
    new.unlink(missing_ok=True)
    log = Log(new)
    try:
        log.append([clear_line("log", f"continues {len(rows)} {last}")])
        open_cases = set(store.column("SELECT handle FROM cases"))
        carried = [row for row in rows if row["handle"] in open_cases]
        log.append([line for row in carried for line in _carried(row)])
        with store.change():
            for number, row in enumerate(carried, start=1):
                if row["action"] == "open":
                    store.add_look(
                        number, row["handle"], row["role"], row["minute"], row["purpose"]
                    )
            store.set_meta("log_size", log.size)
            store.set_meta("log_hash", log.root)
            store.set_meta("log_tree", 1)
            store.set_meta("chain_epoch", epoch)
    finally:
        log.close()


def destroy_old(folder: Path, store: Store) -> None:
    """Write over the old file and remove it; harmless when it is gone."""
    path = folder / OLD
    if path.exists():
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    with store.change():
        store.run("DELETE FROM meta WHERE name = 'chain_epoch'")


def _carried(row: Mapping[str, Any]) -> list[bytes]:
    entry = Entry(*(row[name] for name in Entry._fields))
    return sealed_lines([(entry, bytes.fromhex(entry.handle))], row["minute"])


def _check(path: Path, store: Store) -> None:
    """Whole, unbroken, and at least as long as the store knows."""
    wanted, found = store.meta("log_size"), BEGINNING if store.meta("log_size") == 0 else None
    for number, row in enumerate(_chain(path), start=1):
        found = _hash(row) if number == wanted else found
    if found != store.meta("log_hash"):
        raise WillNotStart(
            "The end of the log of openings is missing or changed. Keep a copy, find out why, "
            "then start with a fresh log: python -m vault fresh-log --dir FOLDER"
        )


def _chain(path: Path) -> Iterator[dict[str, Any]]:
    """The old entries, each bound to the one before; a line cut off by a crash is left out."""
    last, number = BEGINNING, 0
    with path.open("rb") as lines:
        for number, line in enumerate(lines):
            if not line.endswith(b"\n"):
                return
            try:
                row = json.loads(line)
            except ValueError:
                row = {}
            if row.get("seq") != number or row.get("previous") != last:
                raise WillNotStart(
                    f"The log of openings was changed at entry {number}. Keep a copy, find out by "
                    "whom, then start with a fresh log: python -m vault fresh-log --dir FOLDER"
                )
            last = _hash(row)
            yield row


def _hash(row: Mapping[str, Any]) -> str:
    line = json.dumps(row, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    return hashlib.sha256(line).hexdigest()
