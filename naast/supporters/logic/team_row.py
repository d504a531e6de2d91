"""Reads one row of a file of supporters, cell by cell, in English or Dutch."""

import re
from collections.abc import Callable, Mapping

from naast.people.logic.person_row import COLUMNS as PERSON_COLUMNS
from naast.people.logic.person_row import read_day
from naast.people.logic.problems import Refused
from naast.people.logic.table import Row, header_key
from naast.people.logic.words import code_for
from naast.supporters.logic.records import TeamRow

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": PERSON_COLUMNS["number"],
    "email": PERSON_COLUMNS["email"],
    "name": PERSON_COLUMNS["name"],
    "trained_on": ("trained", "training", "opgeleid op", "getraind op", "training op"),
    "started_on": ("started", "begonnen op", "startdatum", "in team sinds"),
    "ended_on": ("ended", "gestopt op", "einddatum"),
    "maximum": ("maximum cases", "at once", "maximaal", "maximum tegelijk"),
    "available": ("beschikbaar",),
    "rest_until": ("rests until", "rust tot", "rust tot en met"),
    "accepts": ("willing", "ook bereid tot", "bereid tot"),
}
ACCEPTS: Mapping[str, tuple[str, ...]] = {
    "nights": ("evenings and nights", "nacht", "nachten", "avond en nacht"),
    "weekends": ("weekend", "weekenden"),
    "phone_only": ("by telephone only", "alleen telefonisch"),
    "other_sites": ("other site", "andere locatie", "andere locaties"),
    "groups": ("group sessions", "groepen", "groepsgesprek"),
}
MOST_AT_ONCE = 20
_ACCEPTED = {header_key(word): code for code, words in ACCEPTS.items() for word in (code, *words)}


def read_team_row(row: Row) -> TeamRow:
    """The row's values; Refused at the first cell that cannot be used."""
    cells = row.cells
    key = cells.get("number") or cells.get("email", "").lower()
    if not key:
        raise Refused("cell_empty", field="number")
    values = {name: _READERS[name](name, cell) for name, cell in cells.items() if name in _READERS}
    start, end = values.get("started_on"), values.get("ended_on")
    if start and end and end < start:  # type: ignore[operator]
        raise Refused("ends_before_start")
    return TeamRow(row.number, key, cells.get("name", ""), values)


def _maximum(name: str, cell: str) -> int:
    if not cell:
        return 2
    if not cell.isascii() or not cell.isdigit() or not 1 <= int(cell) <= MOST_AT_ONCE:
        raise Refused(
            "no_whole_number", field=name, value=cell[:20], low="1", high=str(MOST_AT_ONCE)
        )
    return int(cell)


def _available(_name: str, cell: str) -> bool:
    return code_for("yes_no", cell) == "yes" if cell else True


def _accepts(name: str, cell: str) -> tuple[str, ...]:
    words = [word for word in re.split(r"[,;/|+]", cell) if word.strip()]
    for word in words:
        if header_key(word) not in _ACCEPTED:
            raise Refused("unknown_word", field=name, word=word[:60], known=", ".join(ACCEPTS))
    return tuple(sorted({_ACCEPTED[header_key(word)] for word in words}))


_READERS: Mapping[str, Callable[[str, str], object]] = {
    "trained_on": read_day,
    "started_on": read_day,
    "ended_on": read_day,
    "rest_until": read_day,
    "maximum": _maximum,
    "available": _available,
    "accepts": _accepts,
}
