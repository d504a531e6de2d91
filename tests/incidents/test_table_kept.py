"""Tables as they come from outside: any encoding, hostile ones, and what of them is kept."""

import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naast.incidents.logic.guess import CODED, different_words, guess_columns, guess_word
from naast.incidents.logic.mapping import Mapped, mapped_from, read_mapping
from naast.incidents.logic.rows import FileRefused
from naast.incidents.logic.table_kept import KeptTable, headers_key, keep_table, shape_of
from naast.incidents.logic.table_read import read_row
from naast.incidents.logic.table_words import CODES, COLUMNS
from naast.people.logic.problems import UnreadableTable
from naast.people.wording import sentence
from tests.factories.fhir import a_reading
from tests.factories.incident_files import HEADERS, STORY, a_csv, a_row, an_xlsx

GOOD_XLSX = an_xlsx(a_row("M1"), a_row("M2"))


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableTable) as refusal:
        keep_table(content)
    return sentence(refusal.value.problem)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_any_common_encoding_and_separator_is_understood(encoding: str, delimiter: str) -> None:
    lines = [("Meldnr", "Soort melding", "Afdeling"), ("1", "Klacht", "Café België")]
    text = "\r\n".join(delimiter.join(line) for line in lines) + "\r\n\r\n"

    table = keep_table(text.encode(encoding))

    assert table.headers == lines[0]
    assert table.rows == ((2, lines[1]),)


def test_line_ends_within_quotes_and_empty_lines_are_understood() -> None:
    table = keep_table(b'Meldnr;Afdeling\n\n1;"Spoed\neisende"\n;\n2;IC\n')

    assert [cells for _number, cells in table.rows] == [("1", "Spoed eisende"), ("2", "IC")]


def test_columns_that_tell_a_story_are_not_kept() -> None:
    long = "x" * 201
    table = keep_table(a_csv(a_row("M1"), a_row("M2", Afdeling=long)))

    told = json.dumps(table.as_json())
    assert (STORY in told, long in told, "06 81112233" in told) == (False, False, True)
    assert sorted(table.headers[place] for place in table.dropped) == ["Afdeling", "Omschrijving"]
    assert KeptTable.from_json(json.loads(told)) == table


def test_a_shape_tells_what_a_column_holds_and_no_value() -> None:
    shapes = {
        "days": ["20-11-2026", "2026-11-20", "31-2-2026"],
        "times": ["14:30", "9.05"],
        "phones": ["06 81112233", "+31 6 81112233"],
        "emails": ["a@b.example"],
        "numbers": ["12", "13"],
        "words": ["Agressie", "Klacht"],
        "text": [f"naam {number}" for number in range(99)],
        "nothing": [],
    }

    assert {word: shape_of(cells).holds for word, cells in shapes.items()} == {
        word: word for word in shapes
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"\n\n", "The file is empty."),
        (b"\xd0\xcf\x11\xe0rest", "This is an old Excel file."),
        (b"PK\x03\x04 and then nothing", "cannot be read as a spreadsheet"),
        (GOOD_XLSX[: len(GOOD_XLSX) // 2], "cannot be read as a spreadsheet"),
        (b"\x81\x00\x81\x00", "not readable text"),
        (b"a;" * 1_000_000 + b"\n1\n", "more than 200 columns"),
        (b"Meldnr;Soort\n1;" + b"x" * 200_000 + b"\n", "far too long"),
        (b"Naam;naam\n1;2\n", "Two columns are called"),
        (b"x" * 25_000_001, "larger than 25 MB"),
    ],
    ids=range(10),
)
def test_a_file_that_cannot_be_used_is_refused_with_a_sentence(content: bytes, said: str) -> None:
    assert said in refused(content)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb,
        bomb.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _time in range(401):
            part.write(bytes(1_000_000))

    assert len(packed.getvalue()) < 1_000_000
    assert "Split it" in refused(packed.getvalue())


def test_formulas_are_never_worked_out() -> None:
    table = keep_table(an_xlsx(a_row("=1+1", Afdeling="=HYPERLINK(1)")))

    assert table.rows[0][1][0] == ""
    assert keep_table(a_csv(a_row("=1+1"))).rows[0][1][0] == "=1+1"


def test_twenty_thousand_rows_are_kept() -> None:
    table = keep_table(a_csv(*(a_row(f"M{number}") for number in range(20_000))))

    assert len(table.rows) == 20_000
    assert guess_columns(table)["Meldnr"] == "number"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(GOOD_XLSX) - 1), st.binary(min_size=1, max_size=8))
def test_a_twisted_spreadsheet_is_read_or_refused(place: int, bytes_: bytes) -> None:
    twisted = GOOD_XLSX[:place] + bytes_ + GOOD_XLSX[place + len(bytes_) :]
    try:
        table = keep_table(twisted)
    except UnreadableTable as refusal:
        assert sentence(refusal.problem) != ""
    else:
        assert all(len(cells) == len(table.headers) for _number, cells in table.rows)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    try:
        table = keep_table(content)
    except UnreadableTable as refusal:
        assert sentence(refusal.problem) != ""
    else:
        assert set(guess_columns(table).values()) <= {"", *COLUMNS}


CELLS = st.dictionaries(st.sampled_from(sorted(COLUMNS)), st.text(max_size=40), max_size=12)


@given(CELLS)
def test_any_row_is_read_or_says_what_is_wrong(cells: dict[str, str]) -> None:
    table = KeptTable(tuple(cells), ((2, tuple(cells.values())),))
    (row,) = table.named_rows({header: header for header in cells})

    read = read_row(row, Mapped(), a_reading(), "csv")

    assert (read.draft is None) == bool(read.problems)


MAPPINGS = st.builds(
    Mapped,
    columns=st.dictionaries(st.text(max_size=20), st.sampled_from(["", *COLUMNS]), max_size=6),
    words=st.dictionaries(
        st.just("harm"),
        st.dictionaries(
            st.text("abc ", max_size=5).map(lambda word: " ".join(word.split())),
            st.sampled_from(["", *CODES["harm"]]),
        ),
        max_size=1,
    ),
    system=st.text(max_size=20),
    dates=st.sampled_from(["dmy", "mdy"]),
    zone=st.sampled_from(["local", "utc"]),
)


@given(MAPPINGS)
def test_a_mapping_that_is_written_is_read_back(mapped: Mapped) -> None:
    assert read_mapping(json.dumps(mapped.as_json()).encode()) == mapped


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["system", "columns", "words", "dates", "zone", "harm", "x"]), inner
        )
    ),
    max_leaves=8,
)


@given(JSON)
def test_any_other_mapping_is_refused_with_a_sentence(value: Any) -> None:
    try:
        mapped = mapped_from(value)
    except FileRefused as refusal:
        assert str(refusal.sentence) != ""
    else:
        assert mapped_from(mapped.as_json()) == mapped


@given(st.permutations(HEADERS))
def test_the_same_headers_in_any_order_are_the_same_set(headers: list[str]) -> None:
    assert headers_key(headers) == headers_key(header.upper() for header in HEADERS)


def test_words_are_known_by_meaning_and_digits_are_not_guessed() -> None:
    assert different_words(["Klacht", "klacht", "Agressie"]) == ("Agressie", "Klacht")
    assert different_words(str(number) for number in range(61)) == ()
    assert (guess_word("kind", "Klacht"), guess_word("harm", "1")) == ("complaint", "")
    assert set(CODED) <= set(COLUMNS)
