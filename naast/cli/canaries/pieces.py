"""Cuts files into pieces: an SQLite file into pages and values, everything else stays whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

SQLITE = b"SQLite format 3\0"
WAL = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
WAL_HEADER, FRAME_HEADER = 32, 24
OVERLAP = 300


@dataclass(frozen=True)
class Row:
    """A row of a table: its values as bytes, by column."""

    values: dict[str, bytes]


def pieces_of(data: bytes) -> list[bytes]:
    """Pages of SQLite, because thirty backups have most of them in common; else the whole file.

    A page comes with the beginning of the next, so that nothing is cut in two.
    """
    if data.startswith(SQLITE):
        size = int.from_bytes(data[16:18])
        size = 65536 if size == 1 else size
        return [data[place : place + size + OVERLAP] for place in range(0, len(data), size)]
    if data[:4] in WAL:
        size = int.from_bytes(data[8:12])
        frames = range(WAL_HEADER + FRAME_HEADER, len(data), size + FRAME_HEADER)
        return [data[place : place + size + OVERLAP] for place in frames]
    return [data]


def rows_of(path: Path) -> Iterator[tuple[str, Iterator[Row]]]:
    """Every table of an SQLite file, its own inner one too, with its rows. It is only read."""
    address = f"{path.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=20)) as database:
        database.text_factory = bytes
        found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for table in ["sqlite_master", *(name.decode() for (name,) in found)]:
            yield table, _rows(database, table)


def _rows(database: sqlite3.Connection, table: str) -> Iterator[Row]:
    found = database.execute(f'SELECT * FROM "{table}"')  # noqa: S608 a name from the file
    columns = [column[0] for column in found.description]
    for row in found:
        filled = zip(columns, row, strict=True)
        yield Row({name: _as_bytes(value) for name, value in filled if value})


def _as_bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()
