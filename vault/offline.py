"""What an operator may do with the vault's folder beside the running vault, or while it stands
still: read the log and its key, and begin a fresh log after one was damaged."""

import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vault.alarms import in_words, lines
from vault.log import BEGINNING, chain, lock_log, signed_head
from vault.store import Store


def log_key(folder: Path) -> Ed25519PrivateKey:
    """The key that signs heads, read without changing anything."""
    db = sqlite3.connect(f"{(folder / 'store.sqlite3').resolve().as_uri()}?mode=ro", uri=True)
    try:
        (seed,) = db.execute("SELECT value FROM meta WHERE name = 'log_key'").fetchone()
    finally:
        db.close()
    return Ed25519PrivateKey.from_private_bytes(seed)


def entries(path: Path) -> Iterator[dict[str, Any]]:
    """The entries of a log file; a line still being written is left out."""
    with path.open("rb") as lines:
        for line in lines:
            if line.endswith(b"\n"):
                yield json.loads(line)


def head(folder: Path) -> dict[str, Any]:
    """The signed head of what is in the file now."""
    size, last = 0, BEGINNING
    for size, last in chain(entries(folder / "log.jsonl")):  # noqa: B007 the last one counts
        pass
    return signed_head(log_key(folder), size, last)


def alarms_in(folder: Path) -> list[str]:
    """The vault's own list of alarms, in lines; no web is asked."""
    store = Store(folder / "store.sqlite3")
    try:
        return in_words(lines(store))
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
            store.set_meta("log_hash", BEGINNING)
    finally:
        store.close()
        os.close(file)
    return aside
