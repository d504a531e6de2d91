"""Files as hospitals send them: any separator, any encoding, formulas, broken ones."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from naast.people.logic import table as tables
from naast.people.logic.problems import Problem, UnreadableTable
from naast.people.logic.table import Row, read_table

COLUMNS = {"number": ("personeelsnummer",), "name": ("naam",), "day": ("einddatum",)}


def rows_of(content: bytes, **kw: dict[str, str]) -> list[tuple[str, ...]]:
    return [tuple(row.cells.values()) for row in read_table(content, columns=COLUMNS, **kw).rows]


def xlsx(*lines: tuple[object, ...]) -> bytes:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_common_separator_is_understood(delimiter: str) -> None:
    content = f'number{delimiter}name\n7{delimiter}"Vos, Anna; of zo|x"\n'.encode()

    assert rows_of(content) == [("7", "Vos, Anna; of zo|x")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_common_encoding_is_understood(encoding: str) -> None:
    content = "number;name\n7;Zoë Çelik\n".encode(encoding)

    assert rows_of(content) == [("7", "Zoë Çelik")]


def test_dutch_headers_and_odd_spelling_of_headers_are_understood() -> None:
    assert rows_of(b"Personeels-nummer;x\n") == []
    assert rows_of(b" PERSONEELSNUMMER ; Naam\n7;Vos\n") == [("7", "Vos")]


def test_a_mapping_names_the_hospitals_own_columns() -> None:
    content = b"PNR_3;Roepnaam\n7;Anna\n"

    assert rows_of(content, mapping={"pnr 3": "number", "Roepnaam": "name"}) == [("7", "Anna")]


def test_a_mapping_to_an_unknown_column_is_refused() -> None:
    with pytest.raises(UnreadableTable) as refusal:
        rows_of(b"a;b\n1;2\n", mapping={"a": "salary"})

    assert refusal.value.problem.code == "unknown_field"


def test_row_numbers_are_those_of_the_spreadsheet_and_empty_rows_are_passed_over() -> None:
    table = read_table(b"number;name\n\n7;Vos\n;\n8;Mol\n", columns=COLUMNS)

    assert table.rows == [
        Row(3, {"number": "7", "name": "Vos"}),
        Row(5, {"number": "8", "name": "Mol"}),
    ]


def test_columns_nobody_reads_are_told() -> None:
    assert read_table(b"number;salary\n7;9\n", columns=COLUMNS).unused == ("salary",)


def test_a_row_with_too_many_cells_is_put_aside() -> None:
    table = read_table(b"number;name\n7;Vos;Anna\n8;Mol\n", columns=COLUMNS)

    assert table.broken == [(2, Problem("too_many_cells"))]
    assert [row.number for row in table.rows] == [3]


def test_a_spreadsheet_gives_numbers_and_days_as_typed() -> None:
    content = xlsx(("number", "name", "day"), (1001.0, "Vos", date(2027, 3, 31)))

    assert rows_of(content) == [("1001", "Vos", "2027-03-31")]


def test_a_formula_is_not_worked_out() -> None:
    content = xlsx(("number", "name"), (7, '=HYPERLINK("http://example.invalid","x")'))

    assert rows_of(content) == [("7", "")]


def test_a_formula_in_csv_stays_text() -> None:
    assert rows_of(b"number;name\n7;=1+1\n") == [("7", "=1+1")]


def test_invisible_characters_are_taken_out() -> None:
    content = "number;name\n7\u200b;\u202eVos  \u00a0Anna\u0007\n".encode()

    assert rows_of(content) == [("7", "Vos Anna")]


def packed_with(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\n\n", "empty_file"),
        (b"\xd0\xcf\x11\xe0old", "old_excel"),
        (b"PK\x03\x04nonsense", "broken_xlsx"),
        (packed_with("hello.txt", b"hello"), "broken_xlsx"),
        (b"number;name\n\x00\x00", "unknown_encoding"),
        (b"number;\x81\n", "unknown_encoding"),
        (b"number;personeelsnummer\n1;2\n", "column_twice"),
        (b"naam\nVos\n", "column_missing"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_reason(content: bytes, code: str) -> None:
    with pytest.raises(UnreadableTable) as refusal:
        read_table(content, columns=COLUMNS, required=("number",))

    assert refusal.value.problem.code == code


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert rows_of(b"number\n1\n") == [("1",)]
    monkeypatch.setattr(tables, "MAXIMUM_BYTES", 5)

    with pytest.raises(UnreadableTable, match="too_large"):
        rows_of(b"number\n1\n")


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "MAXIMUM_UNPACKED_BYTES", 1_000_000)

    with pytest.raises(UnreadableTable, match="too_large"):
        rows_of(packed_with("xl/workbook.xml", b" " * 2_000_000))


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAXIMUM_ROWS", 3)

    with pytest.raises(UnreadableTable, match="too_many_rows"):
        rows_of(b"number\n1\n2\n3\n")
