"""The collector's store on SQLite: rounds, and ballots under a hash. No person, time, address.

It overwrites what it deletes and keeps no write-ahead log, which would say what came after what.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from collector.ballots import Kept

SCHEMA = """
CREATE TABLE IF NOT EXISTS rounds (
  round TEXT PRIMARY KEY,
  manifest TEXT NOT NULL,
  form TEXT NOT NULL,
  closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1))
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ballots (
  round TEXT NOT NULL,
  key BLOB NOT NULL CHECK (length(key) = 32),
  message BLOB NOT NULL,
  signature BLOB NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  wrapped BLOB NOT NULL,
  PRIMARY KEY (round, key)
) WITHOUT ROWID;
"""
Box = list[tuple[bytes, bytes, bytes]]


class Found(NamedTuple):
    """A round as it was opened."""

    manifest: str
    form: str
    closed: bool


class Store(Protocol):
    """What both stores can. Everything is on disk when a call returns."""

    def open(self, round_id: str, manifest: str, form: str) -> None:
        """Again, or with another manifest: the first stays."""

    def find(self, round_id: str) -> Found | None:
        """The round, if there is one."""

    def add(self, ballots: Sequence[tuple[str, Kept]]) -> list[str]:
        """For each in, other (this message came with another ballot), closed or unknown."""

    def has(self, round_id: str, low: bytes, high: bytes) -> bool:
        """Whether a ballot's key lies between."""

    def count(self, round_id: str) -> int:
        """How many ballots lie here."""

    def close_round(self, round_id: str) -> None:
        """Takes no more; what lies there is written anew in the order of its keys."""

    def box(self, round_id: str) -> Box:
        """message, signature and wrapped ballot of each."""

    def destroy(self, round_id: str) -> None:
        """Everything of the round."""

    def end(self) -> None:
        """Ask nothing afterwards."""


class SqliteStore:
    """One connection, used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        self.lock = threading.Lock()
        self.db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.db.executescript(
            "PRAGMA secure_delete=ON; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;"
            f"PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=5000; {SCHEMA}"
        )

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """All of it or nothing; on disk when left."""
        with self.lock:
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise

    def open(self, round_id: str, manifest: str, form: str) -> None:
        """See Store."""
        sql = "INSERT OR IGNORE INTO rounds (round, manifest, form) VALUES (?, ?, ?)"
        with self.change() as db:
            db.execute(sql, (round_id, manifest, form))

    def find(self, round_id: str) -> Found | None:
        """See Store."""
        sql = "SELECT manifest, form, closed FROM rounds WHERE round = ?"
        with self.lock:
            row = self.db.execute(sql, (round_id,)).fetchone()
        return Found(row[0], row[1], bool(row[2])) if row else None

    def add(self, ballots: Sequence[tuple[str, Kept]]) -> list[str]:
        """See Store."""
        with self.change() as db:
            names = sorted({name for name, _ in ballots})
            states = {name: _state(db, name) for name in names}
            return [states[name] or _put(db, name, one) for name, one in ballots]

    def has(self, round_id: str, low: bytes, high: bytes) -> bool:
        """See Store."""
        sql = "SELECT EXISTS (SELECT 1 FROM ballots WHERE round = ? AND key BETWEEN ? AND ?)"
        with self.lock:
            return bool(self.db.execute(sql, (round_id, low, high)).fetchone()[0])

    def count(self, round_id: str) -> int:
        """See Store."""
        sql = "SELECT count(*) FROM ballots WHERE round = ?"
        with self.lock:
            return int(self.db.execute(sql, (round_id,)).fetchone()[0])

    def close_round(self, round_id: str) -> None:
        """See Store."""
        with self.change() as db:
            db.execute("UPDATE rounds SET closed = 1 WHERE round = ?", (round_id,))
        self._write_anew()

    def box(self, round_id: str) -> Box:
        """See Store."""
        sql = "SELECT message, signature, wrapped FROM ballots WHERE round = ?"
        with self.lock:
            return self.db.execute(sql, (round_id,)).fetchall()

    def destroy(self, round_id: str) -> None:
        """See Store."""
        with self.change() as db:
            db.execute("DELETE FROM ballots WHERE round = ?", (round_id,))
            db.execute("DELETE FROM rounds WHERE round = ?", (round_id,))
        self._write_anew()

    def end(self) -> None:
        """See Store."""
        with self.lock:
            self.db.close()

    def _write_anew(self) -> None:
        with self.lock:
            self.db.execute("VACUUM")


def _state(db: sqlite3.Connection, name: str) -> str:
    row = db.execute("SELECT closed FROM rounds WHERE round = ?", (name,)).fetchone()
    return "unknown" if row is None else "closed" if row[0] else ""


def _put(db: sqlite3.Connection, name: str, one: Kept) -> str:
    """in; other where the message came before with another ballot."""
    sql = "INSERT OR IGNORE INTO ballots VALUES (?, ?, ?, ?, ?, ?)"
    if db.execute(sql, (name, *one)).rowcount == 1:
        return "in"
    there = "SELECT message, digest FROM ballots WHERE round = ? AND key = ?"
    same = db.execute(there, (name, one.key)).fetchone() == (one.message, one.digest)
    return "in" if same else "other"
