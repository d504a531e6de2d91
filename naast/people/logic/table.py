"""Reads a CSV or XLSX file into rows of named cells. Formulas are never worked out.

The kind of file is told by its first bytes, not by its name.
"""

import csv
import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from naast.people.logic.problems import Problem, UnreadableTable

MAXIMUM_BYTES = 25_000_000
MAXIMUM_UNPACKED_BYTES = 400_000_000
MAXIMUM_ROWS = 400_000
MAXIMUM_COLUMNS = 200
MAXIMUM_CELL = 100_000  # characters; more is no cell of a table, and Excel itself holds a third
DELIMITERS = (";", ",", "\t", "|")

Columns = Mapping[str, Collection[str]]  # field name -> headers it may have in a file


@dataclass(frozen=True)
class Row:
    """number: as in a spreadsheet, the header being row 1. cells: by field name, trimmed."""

    number: int
    cells: Mapping[str, str]


@dataclass
class Table:
    """fields: those the file has; unused: headers that nobody reads; broken: rows left out."""

    fields: tuple[str, ...]
    unused: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    broken: list[tuple[int, Problem]] = field(default_factory=list)


def read_table(
    content: bytes,
    *,
    columns: Columns,
    required: Sequence[str] = (),
    mapping: Mapping[str, str] | None = None,
    moments: bool = False,
) -> Table:
    """The file as rows of text by field name; UnreadableTable when it cannot be used as a whole.

    mapping: header in the file -> field name, for headers of the hospital's own; "" leaves a
    column aside. moments: a spreadsheet's dates keep the time of day that stands with them.
    """
    header, lines = read_lines(content, columns=columns, mapping=mapping, moments=moments)
    names = _fields_of(header, columns, mapping or {})
    _refuse_missing(names, header, required)
    unused = tuple(title for title, name in zip(header, names, strict=True) if title and not name)
    table = Table(fields=tuple(name for name in names if name), unused=unused)
    _fill(table, names, lines)
    return table


def read_lines(
    content: bytes,
    *,
    columns: Columns,
    mapping: Mapping[str, str] | None = None,
    moments: bool = False,
) -> tuple[list[str], Iterator[list[str]]]:
    """The header, and the lines below it as they stand; UnreadableTable as read_table says."""
    if len(content) > MAXIMUM_BYTES:
        raise UnreadableTable("too_large", megabytes=str(MAXIMUM_BYTES // 1_000_000))
    lines = _lines(content, columns, mapping or {}, moments)
    header = next(lines, None)
    if header is None or not any(header):
        raise UnreadableTable("empty_file")
    if len(header) > MAXIMUM_COLUMNS:
        raise UnreadableTable("too_many_columns", columns=str(MAXIMUM_COLUMNS))
    return header, lines


def _fill(table: Table, names: Sequence[str | None], lines: Iterator[list[str]]) -> None:
    for number, line in enumerate(lines, start=2):
        if number > MAXIMUM_ROWS:
            raise UnreadableTable("too_many_rows", rows=str(MAXIMUM_ROWS))
        if not any(line):
            continue
        if any(line[len(names) :]):
            table.broken.append((number, Problem("too_many_cells")))
            continue
        cells = line[: len(names)] + [""] * (len(names) - len(line))
        pairs = zip(names, cells, strict=True)
        table.rows.append(Row(number, {name: cell for name, cell in pairs if name}))


def _lines(
    content: bytes, columns: Columns, mapping: Mapping[str, str], moments: bool
) -> Iterator[list[str]]:
    if content.startswith(b"PK\x03\x04"):
        return _xlsx_lines(content, moments)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableTable("old_excel")
    return _csv_lines(_text(content), columns, mapping)


def _text(content: bytes) -> str:
    """UTF-8 first; what is not UTF-8 was most likely saved by Excel on Windows."""
    encodings = (
        ("utf-16",) if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252")
    )
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableTable("unknown_encoding")


def _csv_lines(text: str, columns: Columns, mapping: Mapping[str, str]) -> Iterator[list[str]]:
    start = text.lstrip("\r\n ")
    delimiter = max(DELIMITERS, key=lambda one: _fit(start, one, columns, mapping))
    try:
        for line in csv.reader(io.StringIO(start, newline=""), delimiter=delimiter):
            yield [tidy(cell) for cell in line]
    except csv.Error as error:
        large = "field larger" in str(error)
        raise UnreadableTable("cell_too_large" if large else "broken_csv") from error


def _fit(
    text: str, delimiter: str, columns: Columns, mapping: Mapping[str, str]
) -> tuple[int, int]:
    """How well the first line reads with this delimiter: known headers, then columns."""
    try:
        first = next(csv.reader(io.StringIO(text[:20_000], newline=""), delimiter=delimiter), [])
    except csv.Error:
        return 0, 0
    known = _by_header(columns, mapping)
    return sum(header_key(cell) in known for cell in first), len(first)


# What the libraries below raise over files that are cut, encrypted, twisted or lie.
_BROKEN: tuple[type[Exception], ...] = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(LookupError, SyntaxError, ValueError, TypeError, AttributeError, ArithmeticError),
    RuntimeError,  # an encrypted part; a compression that does not exist; endless nesting
)


def _xlsx_lines(content: bytes, moments: bool) -> Iterator[list[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415  nearly half a second, only for a file

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAXIMUM_UNPACKED_BYTES:
                raise UnreadableTable("too_large", megabytes=str(MAXIMUM_BYTES // 1_000_000))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # the size a file claims for itself may be a lie
        for line in sheet.iter_rows(max_col=MAXIMUM_COLUMNS, values_only=True):
            yield _without_empty_end([_cell_text(cell, moments) for cell in line])
    except _BROKEN as error:
        raise UnreadableTable("broken_xlsx") from error


def _without_empty_end(line: list[str]) -> list[str]:
    while line and not line[-1]:
        line.pop()
    return line


def _cell_text(cell: object, moments: bool = False) -> str:
    """A cell's value as one would type it; a formula gives the value it had when it was saved."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        told = moments and (cell.hour or cell.minute)
        return cell.isoformat(" ", "minutes") if told else cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell)
    if len(text) > MAXIMUM_CELL:
        raise UnreadableTable("cell_too_large")
    return tidy(text)


_SPACES = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def tidy(text: str) -> str:
    """Trimmed, single spaces, one way of writing accents, no invisible characters."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    spaced = _SPACES.sub(" ", text)
    return unicodedata.normalize("NFC", _CONTROL.sub("", spaced)).strip()


def header_key(header: str) -> str:
    """Staff-Number, staff_number and "Staff number" are one header."""
    return re.sub(r"[\s_\-./]+", " ", tidy(header).casefold()).strip()


def _by_header(columns: Columns, mapping: Mapping[str, str]) -> dict[str, str]:
    known = {header_key(name): name for name in columns}
    for name, headers in columns.items():
        known.update({header_key(header): name for header in headers})
    return known | {header_key(header): name for header, name in mapping.items()}


def _fields_of(
    header: Iterable[str], columns: Columns, mapping: Mapping[str, str]
) -> list[str | None]:
    for name in mapping.values():
        if name and name not in columns:
            raise UnreadableTable("unknown_field", field=name, known=", ".join(columns))
    known = _by_header(columns, mapping)
    names = [known.get(header_key(title)) for title in header]
    for title, found in zip(header, names, strict=True):
        if found and names.count(found) > 1:
            raise UnreadableTable("column_twice", field=found, header=title)
    return names


def _refuse_missing(
    names: Collection[str | None], header: Collection[str], required: Sequence[str]
) -> None:
    missing = [name for name in required if name not in names]
    if missing:
        found = ", ".join(title for title in header if title)[:300]
        raise UnreadableTable("column_missing", field=missing[0], found=found)
