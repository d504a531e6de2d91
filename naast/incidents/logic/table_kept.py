"""A table as it waits for its columns to be matched: what tells a story is not kept at all."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from typing import Any, Literal

from naast.incidents.logic.contact import clean_email, clean_phone
from naast.incidents.logic.moments import read_moment, read_time
from naast.incidents.logic.table_words import COLUMNS
from naast.people.logic.problems import Problem, UnreadableTable
from naast.people.logic.table import Row, header_key, read_lines

MAXIMUM_ROWS = 50_000
LONGEST_KEPT = 200  # characters of one cell: a name, a place, a word; longer tells a story
TELLS_A_STORY = (
    *("omschrijving", "beschrijving", "toelichting", "verhaal", "toedracht", "opmerking"),
    *("description", "narrative", "story", "remarks", "comment", "free text", "vrije tekst"),
    *("patient", "patiënt", "bsn", "geboortedatum", "date of birth", "client", "cliënt"),
)
TELLS_THE_HARM = ("schade", "letsel", "gevolg", "ernst", "harm", "severity")
LOOKED_AT = 2_000  # rows whose cells tell what a column holds

_OUR_HEADERS = {header_key(word) for words in COLUMNS.values() for word in words}

# Also 31-2-2026, which is no day but was meant as one, and no telephone number.
_LIKE_A_DAY = re.compile(r"(\d{4}([-/.])\d{1,2}\2\d{1,2}|\d{1,2}([-/.])\d{1,2}\3\d{4})(?!\d)")

Holds = Literal["nothing", "story", "days", "times", "phones", "emails", "numbers", "words", "text"]


@dataclass(frozen=True)
class KeptTable:
    """headers: as in the file. rows: number as a spreadsheet counts, and the cells by place.

    dropped: places of columns that tell a story; their cells are empty here.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    broken: tuple[tuple[int, str], ...] = ()
    dropped: frozenset[int] = frozenset()

    def as_json(self) -> dict[str, Any]:
        """For sealing."""
        return {
            "headers": list(self.headers),
            "rows": [[number, list(cells)] for number, cells in self.rows],
            "broken": [list(one) for one in self.broken],
            "dropped": sorted(self.dropped),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "KeptTable":
        """What as_json gave."""
        return cls(
            headers=tuple(value["headers"]),
            rows=tuple((number, tuple(cells)) for number, cells in value["rows"]),
            broken=tuple((number, code) for number, code in value["broken"]),
            dropped=frozenset(value["dropped"]),
        )

    def column(self, place: int) -> Iterable[str]:
        """The cells of one column that hold anything."""
        return (cells[place] for _number, cells in self.rows if cells[place])

    def named_rows(self, columns: Mapping[str, str]) -> Iterable[Row]:
        """The rows with cells by field. columns: header in the file -> field, "" for none."""
        fields = {header_key(header): field for header, field in columns.items()}
        names = [fields.get(header_key(header), "") for header in self.headers]
        for number, cells in self.rows:
            pairs = zip(names, cells, strict=True)
            yield Row(number, {name: cell for name, cell in pairs if name})


@dataclass(frozen=True)
class Shape:
    """What a column holds, without a value. different: how many different cells; filled: how many
    are not empty; longest: characters."""

    holds: Holds
    different: int = 0
    filled: int = 0
    longest: int = 0


def keep_table(content: bytes) -> KeptTable:
    """Raises UnreadableTable, whose problem says why the file cannot be used and what to do."""
    headers, lines = read_lines(content, columns=COLUMNS, moments=True)
    _refuse_twice(headers)
    rows: list[tuple[int, tuple[str, ...]]] = []
    broken: list[tuple[int, str]] = []
    stories = {place for place, header in enumerate(headers) if _says_story(header)}
    for number, line in enumerate(lines, start=2):
        if number > MAXIMUM_ROWS:
            raise UnreadableTable("too_many_rows", rows=str(MAXIMUM_ROWS))
        if not any(line):
            continue
        if any(line[len(headers) :]):
            broken.append((number, "too_many_cells"))
            continue
        cells = line[: len(headers)] + [""] * (len(headers) - len(line))
        stories.update(place for place, cell in enumerate(cells) if len(cell) > LONGEST_KEPT)
        rows.append((number, tuple(cells)))
    table = KeptTable(tuple(headers), tuple(rows), tuple(broken))
    return _without(table, frozenset(stories))


def shape_of(cells: Iterable[str], *, dropped: bool = False) -> Shape:
    """By the first rows of a column; how many are different is counted over all of them."""
    if dropped:
        return Shape("story")
    counted = Counter(cells)
    if not counted:
        return Shape("nothing")
    some = list(counted)[:LOOKED_AT]
    return Shape(
        _holds(some),
        different=len(counted),
        filled=counted.total(),
        longest=max(map(len, counted)),
    )


def headers_key(headers: Iterable[str]) -> str:
    """The same for the same set of headers, in whatever order and spelling."""
    return "\n".join(sorted({header_key(header) for header in headers if header_key(header)}))


def problems_of(table: KeptTable) -> dict[int, Problem]:
    """Row to what makes it unreadable whatever the mapping."""
    return {number: Problem(code) for number, code in table.broken}


def _holds(cells: Sequence[str]) -> Holds:
    tests: tuple[tuple[Holds, Any], ...] = (
        ("days", lambda cell: _LIKE_A_DAY.match(cell) or read_moment(cell, "dmy", "local", UTC)),
        ("times", read_time),
        ("emails", lambda cell: "@" in cell and clean_email(cell)),
        ("numbers", lambda cell: cell.isdigit() and len(cell) < 9),
        ("phones", clean_phone),
    )
    for word, fits in tests:
        if sum(bool(fits(cell)) for cell in cells) * 10 >= len(cells) * 9:
            return word
    return "words" if len(cells) <= 60 and max(map(len, cells)) <= 60 else "text"


def _says_story(header: str) -> bool:
    words = header_key(header)
    ours = words in _OUR_HEADERS or any(word in words for word in TELLS_THE_HARM)
    return not ours and any(word in words for word in TELLS_A_STORY)


def _refuse_twice(headers: Sequence[str]) -> None:
    seen: set[str] = set()
    for header in headers:
        key = header_key(header)
        if key and key in seen:
            raise UnreadableTable("header_twice", header=header[:60])
        seen.add(key)


def _without(table: KeptTable, places: frozenset[int]) -> KeptTable:
    if not places:
        return table
    rows = tuple(
        (number, tuple("" if place in places else cell for place, cell in enumerate(cells)))
        for number, cells in table.rows
    )
    return replace(table, rows=rows, dropped=places)
