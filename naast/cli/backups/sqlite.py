"""Copies of an SQLite database, made while Naast runs."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.db.backends.sqlite3._functions import register  # type: ignore[import-untyped]

from naast.cli.backups.manifest import BackupRefused

FILE = "database.sqlite3"


def copy_into(folder: Path) -> Path:
    """SQLite's online copy: one moment of the database, whatever is written meanwhile."""
    copy = folder / FILE
    living = sqlite3.connect(str(connection.settings_dict["NAME"]), timeout=20)
    with closing(living) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
    count_rows(str(copy))
    return copy


def put_back(copy: Path) -> None:
    """In the place of the database, in one move; Naast must stand still."""
    path = Path(str(connection.settings_dict["NAME"]))
    connection.close()
    path.parent.mkdir(parents=True, exist_ok=True)
    arriving = path.with_suffix(".arriving")
    shutil.copyfile(copy, arriving)
    count_rows(str(arriving))
    owner = path.parent.stat()
    os.chown(arriving, owner.st_uid, owner.st_gid)
    arriving.chmod(0o600)
    with arriving.open("rb") as file:
        os.fsync(file.fileno())
    if path.exists():
        with closing(sqlite3.connect(path)) as old:  # whole in one file, should we be cut off here
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for leftover in ("-wal", "-shm"):  # of the old database; they would spoil the new one
        path.with_name(path.name + leftover).unlink(missing_ok=True)
    arriving.replace(path)


def open_elsewhere(copy: Path, folder: Path) -> dict[str, object]:
    """A database made of the copy in a throw-away folder, as Django's settings would name it."""
    place = folder / FILE
    shutil.copyfile(copy, place)
    return {"ENGINE": connection.settings_dict["ENGINE"], "NAME": str(place)}


def throw_away(database: dict[str, object]) -> None:
    """Nothing to do: the folder is deleted with all that is in it."""


def count_rows(name: str) -> tuple[int, int]:
    """Tables and rows, after looking at every page; BackupRefused when one is broken."""
    with closing(sqlite3.connect(name)) as database:
        register(database)  # Django's own functions, which stand in constraints
        try:
            problems = database.execute("PRAGMA integrity_check").fetchone()[0]
            orphans = database.execute("PRAGMA foreign_key_check").fetchall()
            tables = database.execute("SELECT name FROM sqlite_master WHERE type='table'")
            counts = [
                database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608
                for (table,) in tables.fetchall()
            ]
        except sqlite3.DatabaseError as problem:
            raise BackupRefused(f"{name} cannot be read as a database.") from problem
    if problems != "ok" or orphans:
        raise BackupRefused(f"{name} is broken inside. Use another backup.")
    return len(counts), sum(counts)
