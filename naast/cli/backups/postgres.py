"""Copies of a PostgreSQL database, by PostgreSQL's own programs."""

import os
import secrets
import subprocess
from collections.abc import Mapping
from pathlib import Path

import psycopg
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo

from naast.cli.backups.manifest import BackupRefused

FILE = "database.dump"
_RESTORE = (
    "pg_restore",
    "--no-owner",
    "--no-privileges",
    "--exit-on-error",
    "--single-transaction",
)


def copy_into(folder: Path) -> Path:
    """pg_dump's own format: one moment of the database, whatever is written meanwhile."""
    copy = folder / FILE
    words = ["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={copy}"]
    _run(words, connection.settings_dict)
    copy.chmod(0o600)
    return copy


def put_back(copy: Path) -> None:
    """Empty the database and fill it, in one transaction; Naast must stand still everywhere."""
    words = [*_RESTORE, "--clean", "--if-exists", _dbname(connection.settings_dict), str(copy)]
    connection.close()
    _run(words, connection.settings_dict)


def open_elsewhere(copy: Path, folder: Path) -> dict[str, object]:
    """A throw-away database on the same server, filled with the copy."""
    place = {**connection.settings_dict, "NAME": f"naast_drill_{secrets.token_hex(4)}"}
    _on_server("CREATE DATABASE {}", str(place["NAME"]))
    try:
        _run([*_RESTORE, _dbname(place), str(copy)], place)
    except BackupRefused:
        throw_away(place)
        raise
    return place


def throw_away(database: Mapping[str, object]) -> None:
    """Drop the drill's database."""
    _on_server("DROP DATABASE IF EXISTS {}", str(database["NAME"]))


def count_rows(name: str) -> tuple[int, int]:
    """Tables and rows."""
    with psycopg.connect(_login({**connection.settings_dict, "NAME": name})) as database:
        tables = database.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        ).fetchall()
        counts = [_count(database, table) for (table,) in tables]
    return len(counts), sum(counts)


def _count(database: psycopg.Connection, table: str) -> int:
    query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
    row = database.execute(query).fetchone()
    return int(row[0]) if row else 0


def _on_server(statement: str, name: str) -> None:
    with psycopg.connect(_login(connection.settings_dict), autocommit=True) as server:
        try:
            server.execute(sql.SQL(statement).format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege:
            raise BackupRefused(
                "The drill needs a throw-away database. Let Naast's database user make one: "
                "ALTER ROLE ... CREATEDB."
            ) from None


def _login(database: Mapping[str, object]) -> str:
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host"}
    words = {word: str(database[name]) for name, word in names.items() if database[name]}
    return make_conninfo(**words, port=int(str(database["PORT"])) if database["PORT"] else None)


def _dbname(database: Mapping[str, object]) -> str:
    return f"--dbname={database['NAME']}"


def _run(words: list[str], database: Mapping[str, object]) -> None:
    """The password goes by the environment: a command line can be read by others."""
    names = {"NAME": "PGDATABASE", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "HOST": "PGHOST",
             "PORT": "PGPORT"}  # fmt: skip
    login = {word: str(database[name]) for name, word in names.items() if database[name]}
    try:
        done = subprocess.run(words, env={**os.environ, **login}, capture_output=True, check=False)
    except FileNotFoundError:
        raise BackupRefused(
            f"{words[0]} is not on this machine. Install PostgreSQL's client programs."
        ) from None
    if done.returncode != 0:
        reason = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise BackupRefused(f"{words[0]} did not succeed: {' '.join(reason)}")
