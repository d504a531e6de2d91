"""The issuer's store: rounds, and for each pass whether and for what it was used, as hashes.

SQLite that overwrites what it deletes and keeps no write-ahead log. No time, no address, no order.
"""

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

SCHEMA = """
CREATE TABLE IF NOT EXISTS rounds (
  round TEXT PRIMARY KEY,
  public_key BLOB NOT NULL,
  closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1))
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passes (
  round TEXT NOT NULL,
  pass BLOB NOT NULL CHECK (length(pass) = 32),
  blinded BLOB CHECK (length(blinded) = 32),
  PRIMARY KEY (round, pass)
) WITHOUT ROWID;
"""


class Round(NamedTuple):
    """public_key: SPKI, DER."""

    public_key: bytes
    closed: bool


class Store:
    """One connection, used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        self.lock = threading.Lock()
        self.db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.db.executescript(
            "PRAGMA secure_delete=ON; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA;"
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

    def find(self, round_id: str) -> Round | None:
        """The round, if there is one."""
        sql = "SELECT public_key, closed FROM rounds WHERE round = ?"
        with self.lock:
            row = self.db.execute(sql, (round_id,)).fetchone()
        return Round(row[0], bool(row[1])) if row else None

    def open(self, round_id: str, public_key: bytes) -> None:
        """Again: the same."""
        with self.change() as db:
            sql = "INSERT OR IGNORE INTO rounds (round, public_key) VALUES (?, ?)"
            db.execute(sql, (round_id, public_key))

    def add_passes(self, round_id: str, hashes: Iterable[bytes]) -> None:
        """Those known already stay as they are."""
        rows = [(round_id, one) for one in sorted(hashes)]
        with self.change() as db:
            db.executemany("INSERT OR IGNORE INTO passes (round, pass) VALUES (?, ?)", rows)

    def knows(self, round_id: str, pass_hash: bytes) -> bool:
        """Whether this pass belongs to the round; nothing of whether it was used."""
        sql = "SELECT EXISTS (SELECT 1 FROM passes WHERE round = ? AND pass = ?)"
        with self.lock:
            return bool(self.db.execute(sql, (round_id, pass_hash)).fetchone()[0])

    def use(self, round_id: str, pass_hash: bytes, blinded_hash: bytes) -> bytes | None:
        """What this pass is used for from now on, on disk: the first value that ever came with it.
        None for an unknown pass, and for every pass once the round is closed."""
        where, values = "round = ? AND pass = ?", (round_id, pass_hash)
        with self.change() as db:
            still = db.execute("SELECT closed FROM rounds WHERE round = ?", (round_id,)).fetchone()
            if still != (0,):
                return None
            sql = f"UPDATE passes SET blinded = ? WHERE {where} AND blinded IS NULL"  # noqa: S608
            db.execute(sql, (blinded_hash, *values))
            row = db.execute(f"SELECT blinded FROM passes WHERE {where}", values).fetchone()  # noqa: S608
        return row[0] if row else None

    def close_round(self, round_id: str) -> None:
        """Nothing is signed from now on."""
        with self.change() as db:
            db.execute("UPDATE rounds SET closed = 1 WHERE round = ?", (round_id,))

    def signed(self, round_id: str) -> int:
        """How many passes were used."""
        sql = "SELECT count(*) FROM passes WHERE round = ? AND blinded IS NOT NULL"
        with self.lock:
            return int(self.db.execute(sql, (round_id,)).fetchone()[0])

    def destroy(self, round_id: str) -> None:
        """Rows overwritten, and the file written anew without them."""
        with self.change() as db:
            db.execute("DELETE FROM passes WHERE round = ?", (round_id,))
            db.execute("DELETE FROM rounds WHERE round = ?", (round_id,))
        with self.lock:
            self.db.execute("VACUUM")
