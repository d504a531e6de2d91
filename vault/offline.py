"""What an operator may do with the vault's folder beside the running vault, or while it stands
still: read the log and its key, and begin a fresh log after one was damaged."""

import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vault.alarms import in_words, listed
from vault.entries import Read, parts_of, read_line
from vault.heads import signed_head
from vault.keys import Epoch
from vault.log import lock_log
from vault.merkle import EMPTY_ROOT, leaf_hash, root_of
from vault.store import Store


def log_key(folder: Path) -> Ed25519PrivateKey:
    """The key that signs heads, read without changing anything."""
    db = _reading(folder)
    try:
        (seed,) = db.execute("SELECT value FROM meta WHERE name = 'log_key'").fetchone()
    finally:
        db.close()
    return Ed25519PrivateKey.from_private_bytes(seed)


def _reading(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{(folder / 'store.sqlite3').resolve().as_uri()}?mode=ro", uri=True)


def lines(path: Path) -> Iterator[bytes]:
    """The lines of a log file; one still being written is left out."""
    with path.open("rb") as file:
        for line in file:
            if line.endswith(b"\n"):
                yield line


def head(folder: Path) -> dict[str, Any]:
    """The signed head of what is in the file now."""
    leaves = [leaf_hash(line) for line in lines(folder / "log.jsonl")]
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    return signed_head(log_key(folder), len(leaves), root_of(leaves).hex(), today)


def read_entry(folder: Path, number: int) -> Read | None:
    """An entry opened, with who it was: while its case is open, or within seven nights."""
    db = _reading(folder)
    try:
        keys = [bytes.fromhex(handle) for (handle,) in db.execute("SELECT handle FROM cases")]
        keys += [Epoch(*row).log_key for row in db.execute("SELECT number, seed FROM epochs")]
    finally:
        db.close()
    line = next(islice(lines(folder / "log.jsonl"), number, None), b"")
    sealed = parts_of(line)
    found = (read_line(sealed, key) for key in keys) if sealed else iter(())
    return next((read for read in found if read), None)


def alarms_in(folder: Path) -> list[str]:
    """The vault's own list of alarms, in lines; no web is asked."""
    store = Store(folder / "store.sqlite3")
    try:
        return in_words(listed(store))
    finally:
        store.close()


def fresh_log(folder: Path) -> Path:
    """Put the damaged log aside, so that the vault begins a new one. Where the old one is now."""
    path = folder / "log.jsonl"
    file = lock_log(path)
    store = Store(folder / "store.sqlite3")
    try:
        aside = folder / f"log-damaged-{len(list(folder.glob('log-damaged-*'))) + 1}.jsonl"
        path.rename(aside)
        with store.change():
            store.set_meta("log_size", 0)
            store.set_meta("log_hash", EMPTY_ROOT.hex())
            store.set_meta("log_tree", 1)
            store.run("DELETE FROM looks")
            store.run("DELETE FROM heads")
            store.run("DELETE FROM digests")
            store.run("DELETE FROM meta WHERE name GLOB 'round_*'")
    finally:
        store.close()
        os.close(file)
    return aside
