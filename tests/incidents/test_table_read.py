"""CSV and XLSX tables of other systems: their words become ours, and what is unclear is said."""

import io
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from naast.incidents.logic.mapping import Mapped, read_mapping
from naast.incidents.logic.rows import FileRefused, ReadRow
from naast.incidents.logic.table_read import read_incident_table
from naast.incidents.logic.table_words import HARMS, KINDS
from naast.people.logic.problems import Problem, UnreadableTable
from tests.factories.fhir import READ_AT, ADirectory, a_reading

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "incidents.csv"


def read_text(text: str, mapped: Mapped | None = None) -> list[ReadRow]:
    return list(read_incident_table(text.encode(), mapped or Mapped(), a_reading(), "csv"))


def read_cells(**cells: str) -> ReadRow:
    given = {"kind": "incident", "happened_on": "2026-03-01"} | cells
    (row,) = read_text(";".join(given) + "\n" + ";".join(given.values()))
    return row


def codes(row: ReadRow) -> list[str]:
    return [one.code if isinstance(one, Problem) else str(one) for one in row.problems]


def test_the_shipped_example_is_read() -> None:
    rows = list(read_incident_table(EXAMPLE.read_bytes(), Mapped(), a_reading(), "csv"))

    assert [row.problems for row in rows] == [(), (), ()]
    assert [row.row for row in rows] == [2, 3, 4]
    first, second, third = (row.draft for row in rows)
    assert first is not None and second is not None and third is not None
    assert (first.kind, first.harm, first.happened_at_time) == (
        "safety_incident",
        "severe",
        time(3, 40),
    )
    assert (second.kind, second.happened_on, second.harm) == (
        "aggression",
        date(2026, 3, 1),
        "mild",
    )
    assert (third.kind, third.actuality) == ("near_miss", "potential")
    assert [one.name for row in rows for one in row.involved] == [
        "Mirthe Zonneveld",
        "Idris Bouazza",
        "Joost Veldkamp",
    ]
    assert [one.support_already for row in rows for one in row.involved] == ["no", "unknown", "yes"]


def test_a_spreadsheet_is_read_like_a_csv_file() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Meldnummer", "Soort", "Datum incident", "Tijdstip", "Betrokkene", "Telefoon"])
    sheet.append([12, "klacht", datetime(2026, 3, 1), time(9, 5), "Joost Veldkamp", "0612345678"])
    buffer = io.BytesIO()
    book.save(buffer)

    (row,) = read_incident_table(buffer.getvalue(), Mapped(), a_reading(), "xlsx")

    assert row.draft is not None
    assert (row.draft.kind, row.draft.source_number, row.draft.happened_at_time) == (
        "complaint",
        "12",
        time(9, 5),
    )
    assert [(one.name, one.phone) for one in row.involved] == [("Joost Veldkamp", "0612345678")]


@pytest.mark.parametrize(
    ("word", "code"), [(word, code) for code, words in KINDS.items() for word in words]
)
def test_every_word_for_a_kind_is_known(word: str, code: str) -> None:
    draft = read_cells(kind=word).draft

    assert draft is not None
    assert draft.kind == code


@pytest.mark.parametrize(
    ("word", "code"), [(word, code) for code, words in HARMS.items() for word in words]
)
def test_every_word_for_harm_is_known(word: str, code: str) -> None:
    draft = read_cells(harm=word).draft

    assert draft is not None
    assert draft.harm == code


def test_a_digit_for_harm_is_refused_because_scales_run_both_ways() -> None:
    assert codes(read_cells(harm="1")) == ["unknown_word"]


def test_all_that_is_wrong_with_a_row_is_said_at_once() -> None:
    row = read_cells(
        kind="zz", happened_on="yesterday", happened_at="late", phone="ask", email="nobody"
    )

    assert codes(row) == [
        "unknown_word",
        "no_day",
        "“late” is not a time. Write it as 14:30.",
        "bad_phone",
        "bad_email",
    ]
    assert (row.draft, row.involved) == (None, ())


def test_empty_cells_that_are_needed_are_named() -> None:
    assert codes(read_cells(kind="", harm="none")) == ["cell_empty"]
    assert codes(read_cells(happened_on="")) == ["cell_empty"]


def test_a_day_in_the_future_is_refused() -> None:
    assert codes(read_cells(happened_on="2026-03-04")) == ["The day 2026-03-04 lies in the future."]


def test_a_staff_number_finds_the_person_and_an_unknown_one_is_refused() -> None:
    (sanne,) = read_cells(staff_number="4711").involved

    assert (sanne.person_id, sanne.name) == (ADirectory.person_id, "Sanne de Wit")
    assert codes(read_cells(staff_number="9")) == ["person_unknown"]


def test_the_department_is_found_and_stays_as_the_place() -> None:
    draft = read_cells(department="Surgery").draft

    assert draft is not None
    assert (draft.department_id, draft.place) == (ADirectory.department_id, "Surgery")


def test_a_story_column_is_never_read() -> None:
    row = read_cells(description="Canary story", toelichting="Canary story")

    assert "Canary" not in repr(row)
    assert row.draft is not None
    assert row.draft.text == ""


def test_when_it_was_reported_is_kept_but_never_later_than_now() -> None:
    draft = read_cells(reported_on="2026-02-28").draft
    later = read_cells(reported_on="2026-03-03").draft

    assert draft is not None and later is not None
    assert draft.recorded_at.date() == date(2026, 2, 28)
    assert later.recorded_at == READ_AT


def test_a_mapping_names_the_hospitals_own_columns_words_and_system() -> None:
    mapped = read_mapping(
        b'{"system": "tpsc", "columns": {"Wat": "kind", "Wanneer": "happened_on", "Nr": "number"},'
        b' "words": {"kind": {"VAL-INC": "safety_incident"}}}'
    )

    (row,) = read_text("Nr;Wat;Wanneer\n7;val-inc;2026-03-01", mapped)

    assert row.draft is not None
    assert (row.draft.kind, row.draft.source_system, row.draft.source_number) == (
        "safety_incident",
        "tpsc",
        "7",
    )


@pytest.mark.parametrize(
    "content",
    [
        b"[]",
        b'{"colums": {}}',
        b'{"columns": {"Wat": "knd"}}',
        b'{"columns": {"Wat": 1}}',
        b'{"columns": []}',
        b'{"words": {"colour": {}}}',
        b'{"words": {"kind": {"VIM": "vim"}}}',
        b'{"words": 7}',
    ],
)
def test_a_wrong_mapping_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefused):
        read_mapping(content)


@pytest.mark.parametrize("content", [b"", b"kind\nincident", b"PK\x03\x04 broken", b"a;b\n1;2"])
def test_a_table_without_what_is_needed_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableTable):
        list(read_incident_table(content, Mapped(), a_reading(), "csv"))
