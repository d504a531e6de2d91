"""The vault's own store: epochs, the index of open cases, the roles, the fact box.

SQLite that overwrites what it deletes and keeps no write-ahead log. People, incidents and codes
stand here only as tags. Nothing about a closed case has a time or an order: who looked at an open
one, and when, goes with it.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from vault.keys import Epoch

SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS epochs (
  number INTEGER PRIMARY KEY, seed BLOB NOT NULL CHECK (length(seed) = 32)
);
CREATE TABLE IF NOT EXISTS cases (
  case_id TEXT PRIMARY KEY,
  epoch INTEGER NOT NULL,
  handle TEXT NOT NULL,
  person BLOB, incident BLOB, code BLOB UNIQUE, supporter BLOB,
  offered INTEGER NOT NULL DEFAULT 0 CHECK (offered IN (0, 1)),
  damaged INTEGER NOT NULL DEFAULT 0 CHECK (damaged IN (0, 1))
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS cases_person ON cases (person) WHERE person IS NOT NULL;
CREATE INDEX IF NOT EXISTS cases_incident ON cases (incident) WHERE incident IS NOT NULL;
CREATE TABLE IF NOT EXISTS apart (
  case_id TEXT NOT NULL REFERENCES cases ON DELETE CASCADE,
  person BLOB NOT NULL,
  PRIMARY KEY (case_id, person)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS also (
  case_id TEXT NOT NULL REFERENCES cases ON DELETE CASCADE,
  incident BLOB NOT NULL,
  PRIMARY KEY (case_id, incident)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS removals (
  case_id TEXT PRIMARY KEY REFERENCES cases ON DELETE CASCADE,
  code BLOB NOT NULL UNIQUE
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS incidents (
  incident BLOB PRIMARY KEY, epoch INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tombstones (
  mark BLOB PRIMARY KEY, epoch INTEGER NOT NULL, entry INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS roles (
  role TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (role, person)
) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS cases_handle ON cases (handle);
CREATE TABLE IF NOT EXISTS looks (
  entry INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases ON DELETE CASCADE,
  role TEXT NOT NULL, minute TEXT NOT NULL, purpose TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS looks_case ON looks (case_id);
CREATE TABLE IF NOT EXISTS heads (
  size INTEGER PRIMARY KEY, root TEXT NOT NULL, day TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS counts (
  month TEXT NOT NULL, word TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (month, word)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS digests (
  month TEXT PRIMARY KEY, told TEXT NOT NULL, entry INTEGER NOT NULL, size INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS alarms (
  day TEXT NOT NULL, kind TEXT NOT NULL, role TEXT NOT NULL, person TEXT NOT NULL,
  count INTEGER NOT NULL, told INTEGER NOT NULL DEFAULT 0,
  coordinator TEXT NOT NULL DEFAULT '', representative TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (day, kind, role, person)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS facts (
  id BLOB PRIMARY KEY, period TEXT, fact BLOB NOT NULL CHECK (length(fact) = 96)
) WITHOUT ROWID;
"""
COLUMNS = "case_id, epoch, handle, person, incident, code, supporter, offered, damaged"


class Case(NamedTuple):
    """A row of the index. person, incident, code, supporter and apart are tags."""

    case_id: str
    epoch: int
    handle: str
    person: bytes | None = None
    incident: bytes | None = None
    code: bytes | None = None
    supporter: bytes | None = None
    offered: int = 0
    damaged: int = 0
    apart: frozenset[bytes] = frozenset()


class Store:
    """One connection, used under the vault's lock."""

    def __init__(self, path: Path) -> None:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        self.undo: list[Callable[[], None]] = []  # what else a failed change takes back
        self.db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.db.executescript(
            "PRAGMA secure_delete=ON; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA;"
            "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
        )
        with self.change():  # of an older vault only what is missing
            for statement in SCHEMA.split(";")[:-1]:
                self.run(statement)

    @contextmanager
    def change(self) -> Iterator[None]:
        """All of it or nothing; on disk when left."""
        self.db.execute("BEGIN IMMEDIATE")
        self.undo.clear()
        try:
            yield
            self.db.execute("COMMIT")
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            for take_back in self.undo:
                take_back()
            raise

    def run(self, sql: str, *values: object) -> int:
        """Rows touched."""
        return self.db.execute(sql, values).rowcount

    def rows(self, sql: str, *values: object) -> list[Any]:
        """Rows found."""
        return self.db.execute(sql, values).fetchall()

    def column(self, sql: str, *values: object) -> list[Any]:
        """The first column of the rows found."""
        return [row[0] for row in self.rows(sql, *values)]

    def meta(self, name: str, otherwise: Any = None) -> Any:
        """A single value of the vault itself."""
        return next(iter(self.column("SELECT value FROM meta WHERE name = ?", name)), otherwise)

    def set_meta(self, name: str, value: object) -> None:
        """Within change()."""
        self.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", name, value)

    def epochs(self) -> dict[int, Epoch]:
        """Every epoch that lives."""
        rows = self.rows("SELECT number, seed FROM epochs")
        return {number: Epoch(number, seed) for number, seed in rows}

    def case(self, case_id: str) -> Case | None:
        """The open case, with the tags of those who stand apart."""
        return next(iter(self.cases("case_id = ?", case_id)), None)

    def cases(self, where: str, *values: object) -> list[Case]:
        """Open cases. where: SQL of our own, never of the asking side."""
        sql = f"SELECT {COLUMNS} FROM cases WHERE {where} ORDER BY case_id"  # noqa: S608
        return [Case._make((*row, self._apart(row[0]))) for row in self.rows(sql, *values)]

    def cases_around(self, incident: bytes | None, where: str = "1") -> list[Case]:
        """Open cases of an incident, those of merged requests too. where: SQL of our own."""
        also = "case_id IN (SELECT case_id FROM also WHERE incident = ?)"
        return self.cases(f"(incident = ? OR {also}) AND {where}", incident, incident)

    def incidents_of(self, case: Case) -> list[bytes]:
        """Those it was reported for and those of requests merged into it."""
        also = self.column("SELECT incident FROM also WHERE case_id = ?", case.case_id)
        return also if case.incident is None else [case.incident, *also]

    def cases_asked(self, case_ids: Sequence[str], tag: bytes | None) -> dict[str, Case]:
        """Those of the cases that are open, in one query; apart holds at most this one tag."""
        sql = (
            f"SELECT {COLUMNS}, EXISTS (SELECT 1 FROM apart WHERE apart.case_id = cases.case_id "  # noqa: S608
            "AND apart.person = ?) FROM cases WHERE case_id IN (SELECT value FROM json_each(?))"
        )
        one = frozenset((tag,)) if tag is not None else frozenset()
        none: frozenset[bytes] = frozenset()
        return {
            row[0]: Case._make((*row[:-1], one if row[-1] else none))
            for row in self.db.execute(sql, (tag, json.dumps(case_ids)))
        }

    def case_to_remove(self, code: bytes | None) -> Case | None:
        """The open case that this code may still take back."""
        where = "offered = 0 AND case_id IN (SELECT case_id FROM removals WHERE code = ?)"
        return next(iter(self.cases(where, code)), None)

    def _apart(self, case_id: str) -> frozenset[bytes]:
        return frozenset(self.column("SELECT person FROM apart WHERE case_id = ?", case_id))

    def add_case(self, case: Case) -> None:
        """Within change()."""
        places = ", ".join("?" * len(COLUMNS.split(", ")))
        values = [getattr(case, name) for name in COLUMNS.split(", ")]
        self.run(f"INSERT INTO cases ({COLUMNS}) VALUES ({places})", *values)  # noqa: S608
        self.add_apart(case.case_id, case.apart)

    def add_look(self, entry: int, handle: str, role: str, minute: str, purpose: str) -> None:
        """Within change(); nothing when no open case has the handle."""
        self.run(
            "INSERT OR REPLACE INTO looks SELECT ?, case_id, ?, ?, ? FROM cases WHERE handle = ?",
            *(entry, role, minute, purpose, handle),
        )

    def add_count(self, month: str, word: str, number: int) -> None:
        """Within change()."""
        self.run(
            "INSERT INTO counts VALUES (?, ?, ?) "
            "ON CONFLICT (month, word) DO UPDATE SET number = number + excluded.number",
            *(month, word, number),
        )

    def add_apart(self, case_id: str, people: Iterable[bytes]) -> None:
        """Within change()."""
        for person in people:
            self.run("INSERT OR IGNORE INTO apart VALUES (?, ?)", case_id, person)

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()
