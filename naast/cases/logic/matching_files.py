"""Reads a team and its requests from CSV or XLSX, for matching without a database.

Only id is needed. Several values in a cell are parted by commas, semicolons or spaces where the
value has none. An empty cell means: not known, no wish, or the usual.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from naast.cases.logic.matching_types import Request, Supporter
from naast.people.logic.person_row import read_day
from naast.people.logic.problems import Problem, Refused
from naast.people.logic.table import Row, read_table
from naast.people.logic.words import code_for

Read = Callable[[str, str], Any]
Made = TypeVar("Made", Request, Supporter)
LONGEST_CELL = 20_000
LONGEST_WORD = 80
UNIT_WISHES = ("any", "own", "other")
PROFESSION_WISHES = ("any", "same")


@dataclass(frozen=True)
class MatchFile:
    """What a file holds. problems: row number and what is wrong with it."""

    rows: Sequence[Any] = ()
    problems: Sequence[tuple[int, Problem]] = ()
    unused: Sequence[str] = field(default=())


def read_team(content: bytes) -> MatchFile:
    """Supporters; raises UnreadableTable for a file that cannot be used as a whole."""
    return _read(content, Supporter, _SHARED | _TEAM, _TEAM_HEADERS)


def read_requests(content: bytes) -> MatchFile:
    """Requests, in the order of the file unless opened says otherwise."""
    return _read(content, Request, _SHARED | _REQUESTS, _REQUEST_HEADERS)


def _read(
    content: bytes, kind: type[Made], readers: Mapping[str, Read], headers: Mapping[str, str]
) -> MatchFile:
    columns: dict[str, Collection[str]] = {
        name: [header for header, of in headers.items() if of == name] for name in readers
    }
    table = read_table(content, columns=columns, required=["id"])
    rows: list[Made] = []
    problems, seen = list(table.broken), set()
    for row in table.rows:
        try:
            made = _made(row, kind, readers)
            if made.id in seen:
                raise Refused("number_twice", number=made.id)
        except Refused as refused:
            problems.append((row.number, refused.problem))
            continue
        seen.add(made.id)
        rows.append(made)
    return MatchFile(rows, sorted(problems, key=lambda one: one[0]), table.unused)


def _made(row: Row, kind: type[Made], readers: Mapping[str, Read]) -> Made:
    values = {
        name: readers[name](name, cell[:LONGEST_CELL]) for name, cell in row.cells.items() if cell
    }
    if "id" not in values:
        raise Refused("cell_empty", field="id")
    if kind is Request:
        values.setdefault("opened", row.number)
    return kind(**values)


def _word(name: str, cell: str) -> str:
    if len(cell) > LONGEST_WORD:
        raise Refused("cell_too_long", field=name)
    return cell


def _coded(kind: str) -> Read:
    """Our code for a word in either language; another hospital's own words are kept as they are."""

    def read(name: str, cell: str) -> str:
        try:
            return code_for(kind, cell)
        except Refused:
            return _word(name, cell).casefold()

    return read


def _strict(kind: str) -> Read:
    return lambda name, cell: code_for(kind, cell)


def _several(cell: str) -> list[str]:
    return [one for one in re.split(r"[,;|\s]+", cell) if one]


def _languages(name: str, cell: str) -> tuple[str, ...]:
    read = _coded("languages")
    return tuple(dict.fromkeys(read(name, one) for one in _several(cell)))


def _ids(name: str, cell: str) -> frozenset[str]:
    return frozenset(_several(cell))


def _yes(name: str, cell: str) -> bool:
    return code_for("yes_no", cell) == "yes"


def _whole(low: int, high: int) -> Read:
    def read(name: str, cell: str) -> int:
        if not cell.isascii() or not cell.isdigit() or not low <= int(cell) <= high:
            values = {"value": cell[:30], "low": str(low), "high": str(high)}
            raise Refused("no_whole_number", field=name, **values)
        return int(cell)

    return read


def _one_of(words: Sequence[str], kind: str = "") -> Read:
    def read(name: str, cell: str) -> str:
        if cell.casefold() in words:
            return cell.casefold()
        if kind:
            return code_for(kind, cell)
        raise Refused("unknown_word", field=name, word=cell[:60], known=", ".join(words))

    return read


_SHARED: dict[str, Read] = {
    "id": _word,
    "profession": _coded("profession"),
    "specialism": lambda name, cell: _word(name, cell).casefold(),
    "seniority": _strict("seniority"),
    "birth_decade": _whole(1900, 2090),
    "started_year": _whole(1900, 2100),
    "site": _word,
    "department": _word,
    "languages": _languages,
}
_TEAM: dict[str, Read] = {
    "gender": _strict("gender"),
    "trained": _yes,
    "active": _yes,
    "available": _yes,
    "absent": _yes,
    "other_sites": _yes,
    "maximum": _whole(0, 100),
    "open_count": _whole(0, 1000),
    "cases_last_year": _whole(0, 10_000),
    "last_case_on": read_day,
    "rest_until": read_day,
}
_REQUESTS: dict[str, Read] = {
    "person": _word,
    "opened": _whole(0, 10**9),
    "wish_gender": _one_of(("any",), "gender"),
    "wish_own_unit": _one_of(UNIT_WISHES),
    "wish_profession": _one_of(PROFESSION_WISHES),
    "apart": _ids,
    "involved": _ids,
    "not_independent": _ids,
    "taken": _ids,
    "refused": _ids,
    "said_no": _ids,
    "event": _word,
    "supporters_wanted": _whole(1, 2),
}
_BOTH_HEADERS = {"language": "languages", "unit": "department"}
_TEAM_HEADERS: Mapping[str, str] = _BOTH_HEADERS | {
    "supporter": "id",
    "staff number": "id",
    "capacity": "maximum",
    "max": "maximum",
    "maximum cases": "maximum",
    "open": "open_count",
    "open cases": "open_count",
    "load": "open_count",
    "cases this year": "cases_last_year",
    "last case": "last_case_on",
}
_REQUEST_HEADERS: Mapping[str, str] = _BOTH_HEADERS | {
    "request": "id",
    "case": "id",
    "line of command": "apart",
    "gender wish": "wish_gender",
    "wish unit": "wish_own_unit",
    "supporters": "supporters_wanted",
}
