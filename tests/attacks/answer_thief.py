"""A thief of anonymous answers, who carries everything away each night and knows who was when.

Nights are copies of all databases with their journals and times. Knowing the order of people, the
thief knows whose ballot is whose; what is in it is what must not be learnt.
"""

import base64
import json
import re
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import dict_row

ANSWERS = re.compile(rb'\{"answers":(\{[^{}]*\})')
Row = dict[str, Any]


@dataclass
class Nights:
    """places: files and folders that are copied; database: of a collector on PostgreSQL."""

    folder: Path
    places: Sequence[Path]
    database: str = ""
    taken: list[Path] = field(default_factory=list)
    began: str = ""

    def __post_init__(self) -> None:
        if self.database:
            self.began = self._asked("SELECT pg_walfile_name(pg_current_wal_lsn())")[0][0]

    def _asked(self, sql: str, *values: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.database) as db:
            return db.execute(sql, values).fetchall()

    def copy(self) -> None:
        """One night more, with the times of the files."""
        night = self.folder / f"night-{len(self.taken):03}"
        night.mkdir(parents=True)
        for place in self.places:
            for path in [place] if place.is_file() else sorted(place.rglob("*")):
                if path.is_file():
                    shutil.copy2(path, night / f"{place.name}-{path.name}")
        if self.database:
            (night / "rows.json").write_text(json.dumps(self._rows(), default=_written))
        self.taken.append(night)

    def journal(self) -> Iterator[tuple[str, bytes]]:
        """What PostgreSQL wrote ahead since the thief came, of all its databases."""
        sql = (
            "SELECT name, pg_read_binary_file('pg_wal/' || name) FROM pg_ls_waldir()"
            " WHERE name >= %s AND length(name) = 24 ORDER BY name"
        )
        for name, content in self._asked(sql, self.began) if self.database else []:
            yield f"journal/{name}", bytes(content)

    def _rows(self) -> list[Row]:
        with psycopg.connect(self.database, row_factory=dict_row) as db:
            return db.execute(
                "SELECT ctid::text AS place, xmin::text AS number, * FROM ballots"
            ).fetchall()

    def everything(self) -> Iterator[tuple[str, bytes]]:
        """Every file of every night, and of today."""
        for night in self.taken:
            for path in sorted(night.iterdir()):
                yield f"{night.name}/{path.name}", path.read_bytes()

    def ballots(self, night: Path) -> dict[str, Row]:
        """Rows of the collector in that night, by key, in the order in which they stand."""
        if self.database:
            rows = json.loads((night / "rows.json").read_text())
        else:
            rows = _sqlite_rows(next(night.glob("*-collector.sqlite3")), "ballots")
        return {str(row["key"]): row for row in rows}


def _sqlite_rows(path: Path, table: str) -> list[Row]:
    db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    db.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in db.execute(f"SELECT * FROM {table}")]
    finally:
        db.close()


def _written(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


def raw(value: object) -> bytes:
    """Of either store."""
    if isinstance(value, bytes):
        return value
    try:
        return bytes.fromhex(str(value))
    except ValueError:
        return str(value).encode()


def in_order(nights: Nights) -> list[Row]:
    """Ballots as they came: what is new in each night."""
    seen: set[str] = set()
    came: list[Row] = []
    for night in nights.taken:
        rows = nights.ballots(night)
        came += [row for key, row in rows.items() if key not in seen]
        seen |= rows.keys()
    return came


def read(row: Row) -> dict[str, Any] | None:
    """The answers in it, if any way of reading finds some."""
    for value in row.values():
        for way in WAYS:
            for found in ANSWERS.findall(way(raw(value))):
                answers: dict[str, Any] = json.loads(found)
                return answers
    return None


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompress(data, wbits=47)
    except zlib.error:
        return b""


def _unwritten(data: bytes) -> bytes:
    try:
        return base64.urlsafe_b64decode(data + b"=" * (-len(data) % 4))
    except ValueError:
        return b""


WAYS: Sequence[Callable[[bytes], bytes]] = (bytes, _unpacked, _unwritten)
SIGNS: Mapping[str, Callable[[Row], Any]] = {
    "key": lambda row: raw(row["key"]),
    "message": lambda row: raw(row["message"]),
    "signature": lambda row: raw(row["signature"]),
    "digest": lambda row: raw(row["digest"]),
    "sealed": lambda row: raw(row["wrapped"]),
    "end of sealed": lambda row: raw(row["wrapped"])[::-1],
    "sum of sealed": lambda row: sum(raw(row["wrapped"])),
    "packed length": lambda row: len(zlib.compress(raw(row["wrapped"]), 9)),
}


def attributed(rows: Sequence[Row], answers: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """How many people get their own answers, by each sign the thief may go by.

    rows: of the people, in their order. answers: theirs, in the same order; the thief gets them
    sorted, which is more than any result tells, and lays them beside the rows sorted by the sign.
    """
    read_off = sum(read(row) == dict(told) for row, told in zip(rows, answers, strict=True))
    if read_off:
        return {"content": read_off}
    deck = sorted(range(len(answers)), key=lambda n: json.dumps(answers[n], sort_keys=True))
    hits = {}
    for name, sign in SIGNS.items():
        ranked = sorted(range(len(rows)), key=lambda n: sign(rows[n]))
        hits[name] = sum(person == owner for person, owner in zip(ranked, deck, strict=True))
    return hits
