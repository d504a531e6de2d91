"""The stores hold no person, time, address, order, sequence or relation, and the test says so."""

import sqlite3
from pathlib import Path

import pytest

import collector.store
import collector.store_postgres
import issuer.store
from collector.store import SqliteStore
from issuer.store import Store

COLLECTOR = {
    "rounds": ["round TEXT", "manifest TEXT", "form TEXT", "closed INTEGER"],
    "ballots": [
        "round TEXT", "key BLOB", "message BLOB", "signature BLOB", "digest BLOB", "wrapped BLOB",
    ],
}  # fmt: skip
ISSUER = {
    "rounds": ["round TEXT", "public_key BLOB", "closed INTEGER"],
    "passes": ["round TEXT", "pass BLOB", "blinded BLOB"],
}
NEVER = (
    "autoincrement", "serial", "identity", "references", "foreign", "timestamp", "date", "time",
    "inet", "address", "now(", "trigger", "sequence",
)  # fmt: skip


def columns(db: sqlite3.Connection) -> dict[str, list[str]]:
    tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: [f"{row[1]} {row[2]}" for row in db.execute(f"PRAGMA table_info({name})")]
        for name in tables
    }


def test_the_tables_are_these_and_no_others(tmp_path: Path) -> None:
    taking, signing = SqliteStore(tmp_path / "c.sqlite3"), Store(tmp_path / "i.sqlite3")

    assert (columns(taking.db), columns(signing.db)) == (COLLECTOR, ISSUER)
    for db in (taking.db, signing.db):
        kinds = {row[0] for row in db.execute("SELECT type FROM sqlite_master")}
        assert kinds == {"table"}
        tables = db.execute("SELECT sql FROM sqlite_master WHERE type = 'table'").fetchall()
        assert all("WITHOUT ROWID" in sql for (sql,) in tables)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
        assert db.execute("PRAGMA synchronous").fetchone()[0] >= 2
        assert db.execute("PRAGMA secure_delete").fetchone() == (1,)


@pytest.mark.parametrize(
    "schema", [collector.store.SCHEMA, collector.store_postgres.SCHEMA, issuer.store.SCHEMA]
)
def test_nothing_in_a_schema_tells_when_or_who(schema: str) -> None:
    assert [word for word in NEVER if word in schema.lower()] == []


def test_control_a_schema_with_a_time_would_be_noticed() -> None:
    worse = collector.store.SCHEMA + "CREATE TABLE x (id integer AUTOINCREMENT, at timestamp);"

    found = [word for word in NEVER if word in worse.lower()]

    assert found == ["autoincrement", "timestamp", "time"]
