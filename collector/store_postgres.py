"""The same store on PostgreSQL, for a collector that serves many hospitals.

A lost connection answers nobody wrongly: who waits is told to try again, the next call connects.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg

from collector.ballots import Kept
from collector.store import Box, Found

SCHEMA = """
CREATE TABLE IF NOT EXISTS rounds (
  round text PRIMARY KEY,
  manifest text NOT NULL,
  form text NOT NULL,
  closed boolean NOT NULL DEFAULT false
);
CREATE TABLE IF NOT EXISTS ballots (
  round text NOT NULL,
  key bytea NOT NULL CHECK (length(key) = 32),
  message bytea NOT NULL,
  signature bytea NOT NULL,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  wrapped bytea NOT NULL,
  PRIMARY KEY (round, key)
);
"""
SETTINGS = "-c synchronous_commit=on -c statement_timeout=15000 -c lock_timeout=10000"


class PostgresStore:
    """One connection for each thread that asks at the same time would be waste: one, in turn."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.lock = threading.Lock()
        self.connection: psycopg.Connection | None = None
        with self.change() as db:
            db.execute("SELECT pg_advisory_xact_lock(760207)")  # two collectors may start at once
            db.execute(SCHEMA)

    @contextmanager
    def change(self) -> Iterator[psycopg.Connection]:
        """All of it or nothing; on disk when left."""
        with self.lock:
            if self.connection is None or self.connection.closed:
                self.connection = psycopg.connect(
                    self.address, options=SETTINGS, connect_timeout=5, application_name="collector"
                )
            try:
                with self.connection.transaction():
                    yield self.connection
            except psycopg.OperationalError:
                self.connection.close()
                raise

    def open(self, round_id: str, manifest: str, form: str) -> None:
        """See Store."""
        sql = (
            "INSERT INTO rounds (round, manifest, form) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
        )
        with self.change() as db:
            db.execute(sql, (round_id, manifest, form))

    def find(self, round_id: str) -> Found | None:
        """See Store."""
        sql = "SELECT manifest, form, closed FROM rounds WHERE round = %s"
        with self.change() as db:
            row = db.execute(sql, (round_id,)).fetchone()
        return Found(*row) if row else None

    def add(self, ballots: Sequence[tuple[str, Kept]]) -> list[str]:
        """See Store. FOR SHARE: a closing waits for those on their way, the next ones for it."""
        names = sorted({name for name, _ in ballots})
        with self.change() as db:
            sql = "SELECT round, closed FROM rounds WHERE round = ANY(%s) ORDER BY round FOR SHARE"
            closed: dict[str, bool] = dict(db.execute(sql, (names,)).fetchall())
            return [
                _put(db, name, one) if closed.get(name) is False else _why(closed.get(name))
                for name, one in ballots
            ]

    def has(self, round_id: str, low: bytes, high: bytes) -> bool:
        """See Store."""
        sql = "SELECT EXISTS (SELECT 1 FROM ballots WHERE round = %s AND key BETWEEN %s AND %s)"
        with self.change() as db:
            row = db.execute(sql, (round_id, low, high)).fetchone()
        return bool(row and row[0])

    def count(self, round_id: str) -> int:
        """See Store."""
        with self.change() as db:
            sql = "SELECT count(*) FROM ballots WHERE round = %s"
            row = db.execute(sql, (round_id,)).fetchone()
        return int(row[0]) if row else 0

    def close_round(self, round_id: str) -> None:
        """See Store. Rows written anew in one transaction: their places and transaction numbers
        no longer say what came after what."""
        with self.change() as db:
            db.execute("UPDATE rounds SET closed = true WHERE round = %s", (round_id,))
            db.execute("LOCK TABLE ballots IN ACCESS EXCLUSIVE MODE")
            db.execute("CREATE TEMPORARY TABLE anew ON COMMIT DROP AS SELECT * FROM ballots")
            db.execute("TRUNCATE ballots")
            db.execute("INSERT INTO ballots SELECT * FROM anew ORDER BY round, key")

    def box(self, round_id: str) -> Box:
        """See Store."""
        sql = "SELECT message, signature, wrapped FROM ballots WHERE round = %s"
        with self.change() as db:
            return db.execute(sql, (round_id,)).fetchall()

    def destroy(self, round_id: str) -> None:
        """See Store. The files are written anew, so that no page of them holds the old rows."""
        with self.change() as db:
            db.execute("DELETE FROM ballots WHERE round = %s", (round_id,))
            db.execute("DELETE FROM rounds WHERE round = %s", (round_id,))
            db.execute("LOCK TABLE ballots IN ACCESS EXCLUSIVE MODE")
            db.execute("CREATE TEMPORARY TABLE anew ON COMMIT DROP AS SELECT * FROM ballots")
            db.execute("TRUNCATE ballots")
            db.execute("INSERT INTO ballots SELECT * FROM anew ORDER BY round, key")

    def end(self) -> None:
        """See Store."""
        with self.lock:
            if self.connection is not None:
                self.connection.close()


def _why(closed: bool | None) -> str:
    return "closed" if closed else "unknown"


def _put(db: psycopg.Connection, name: str, one: Kept) -> str:
    sql = "INSERT INTO ballots VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"
    if db.execute(sql, (name, *one)).rowcount == 1:
        return "in"
    there = "SELECT message, digest FROM ballots WHERE round = %s AND key = %s"
    row = db.execute(there, (name, one.key)).fetchone()
    return "in" if row == (one.message, one.digest) else "other"
