"""A sheet is typed back as printed, and a wrong line is named."""

import os
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from count.refusal import Refused
from count.sheets import ALPHABET, Sheet, from_lines, to_lines


def a_sheet(number: int = 1) -> Sheet:
    return Sheet(number, os.urandom(4).hex(), False, os.urandom(32))


@given(st.binary(min_size=32, max_size=32), st.integers(1, 4), st.booleans())
@settings(max_examples=30)
def test_what_is_printed_can_be_typed_back(key: bytes, number: int, rehearsal: bool) -> None:
    sheet = Sheet(number, "5ee45d7b", rehearsal, key)
    lines = to_lines(sheet)

    assert [len(line) for line in lines] == [19] * 5
    assert from_lines(lines) == sheet
    typed = [line.lower().replace(" ", "").replace("0", "o").replace("1", "l") for line in lines]
    assert from_lines(typed) == sheet


def test_every_single_mistyped_sign_names_its_line() -> None:
    lines = to_lines(a_sheet())
    for line, place in product(range(5), range(19)):
        if lines[line][place] == " ":
            continue
        other = ALPHABET[(ALPHABET.index(lines[line][place]) + 1) % 32]
        wrong = [*lines]
        wrong[line] = lines[line][:place] + other + lines[line][place + 1 :]
        with pytest.raises(Refused) as told:
            from_lines(wrong)
        assert (told.value.key, told.value.facts) == ("line_wrong", {"line": line + 1})


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda lines: [lines[1], lines[0], *lines[2:]], "line_wrong"),
        (lambda lines: [lines[0][5:10] + lines[0][:5] + lines[0][10:], *lines[1:]], "line_wrong"),
        (lambda lines: lines[:4], "sheet_lines"),
        (lambda lines: [lines[0][:-1], *lines[1:]], "line_length"),
        (lambda lines: ["U" + lines[0][1:], *lines[1:]], "line_sign"),
        (lambda lines: [*lines[:2], to_lines(a_sheet(2))[2], *lines[3:]], "sheet_mixed"),
    ],
)
def test_lines_that_changed_places_or_sheets_are_noticed(change: object, key: str) -> None:
    with pytest.raises(Refused) as told:
        from_lines(change(to_lines(a_sheet())))  # type: ignore[operator]

    assert told.value.key == key


def test_a_sheet_does_not_show_its_key_when_a_program_prints_it() -> None:
    sheet = a_sheet()

    assert sheet.key.hex() not in repr(sheet)
    assert "key" not in repr(sheet)
