"""Two sheets of three recover the root, one tells nothing, and a mistyped word is named."""

import secrets
from dataclasses import replace
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.root import (
    KEYS_BYTES,
    NotOurRoot,
    new_root,
    open_with_sheets,
    root_key,
    root_of,
    seal_to_root,
    two_sheets,
)
from vault.sheets import Mistyped, Sheet, from_words, printed, times, to_words


def slow_times(a: int, b: int) -> int:
    """Schoolbook: multiply the polynomials, then divide by x^8 + x^4 + x^3 + x + 1."""
    whole = 0
    for bit in range(8):
        whole ^= (a << bit) if b >> bit & 1 else 0
    for bit in range(15, 7, -1):
        whole ^= (0x11B << (bit - 8)) if whole >> bit & 1 else 0
    return whole


def test_multiplication_is_that_of_the_schoolbook_for_every_pair() -> None:
    assert all(times(a, b) == slow_times(a, b) for a, b in product(range(256), repeat=2))


def a_sheet(number: int = 1) -> Sheet:
    return Sheet(number, secrets.token_bytes(32), secrets.token_bytes(3))


def typed(rows: list[list[str]]) -> str:
    return "\n".join(" ".join(row) for row in rows)


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=3, max_size=3), st.integers(1, 3))
def test_what_is_printed_can_be_typed_back(share: bytes, mark: bytes, number: int) -> None:
    sheet = Sheet(number, share, mark)
    assert from_words(typed(to_words(sheet))) == sheet
    assert from_words(typed(to_words(sheet)).upper().replace("\n", " ")) == sheet  # scanned


def test_every_single_mistyped_word_is_named() -> None:
    rows = to_words(a_sheet())
    for row, column in product(range(4), range(7)):
        wrong = [list(one) for one in rows]
        word = wrong[row][column]
        wrong[row][column] = word[:2] + ("b" if word[2] != "b" else "d") + word[3:]
        with pytest.raises(Mistyped) as told:
            from_words(typed(wrong))
        assert str(told.value) == f"Row {row + 1}, word {column + 1} is not as printed."


def test_two_words_that_changed_places_and_a_missing_one_are_noticed() -> None:
    rows = to_words(a_sheet())
    swapped = [list(one) for one in rows]
    swapped[1][2], swapped[1][4] = swapped[1][4], swapped[1][2]
    with pytest.raises(Mistyped, match="words 3, 5 of row 2"):
        from_words(typed(swapped))
    with pytest.raises(Mistyped, match="28 words; 27"):
        from_words(typed(rows).rsplit(" ", 1)[0])
    with pytest.raises(Mistyped, match="Row 1, word 1 is no word of a sheet: qqqqq"):
        from_words("qqqqq " + typed(rows).split(" ", 1)[1])


def test_the_page_has_the_words_a_code_and_says_what_to_do() -> None:
    sheet = a_sheet(2)
    page = printed(sheet)
    assert "recovery sheet 2 of 3" in page and "One alone tells nothing." in page
    assert all(word in page for row in to_words(sheet) for word in row)
    assert "█" in page


def test_sheets_of_one_printing_recover_the_root_and_others_are_refused() -> None:
    public, sheets = new_root()
    _, others = new_root()
    for pair in permutations(sheets, 2):
        assert root_key(root_of(two_sheets(pair), public)).public_key == public[:KEYS_BYTES]
    with pytest.raises(Mistyped, match="same sheet twice"):
        two_sheets([sheets[0], sheets[0]])
    with pytest.raises(Mistyped, match="not of the same printing"):
        two_sheets([sheets[0], others[1]])


def test_what_is_sealed_to_the_root_opens_with_every_two_sheets_and_with_nothing_less() -> None:
    public, sheets = new_root()
    sealed = seal_to_root(public, b"state", b"x")
    for pair in permutations(sheets, 2):
        assert open_with_sheets(two_sheets(pair), sealed, b"x") == b"state"
    for number, sheet in enumerate(sheets):
        guess = [replace(sheets[number - 1], share=secrets.token_bytes(32)), sheet]
        with pytest.raises(NotOurRoot):
            open_with_sheets(two_sheets(guess), sealed, b"x")


def test_what_was_changed_or_sealed_to_another_root_does_not_open() -> None:
    public, sheets = new_root()
    sealed, two = seal_to_root(public, b"state", b"x"), two_sheets(sheets[:2])
    other = seal_to_root(new_root()[0], b"state", b"x")
    assert open_with_sheets(two, sealed, b"x") == b"state"
    wrap = KEYS_BYTES + 5
    changed = (sealed[:wrap] + bytes([sealed[wrap] ^ 1]) + sealed[wrap + 1 :], b"\0" + sealed[1:])
    for bad in (other, *changed, sealed[:-1], sealed[:100], b""):
        with pytest.raises(NotOurRoot):
            open_with_sheets(two, bad, b"x")
    with pytest.raises(NotOurRoot):
        open_with_sheets(two, sealed, b"y")


def test_the_key_of_two_sheets_is_of_both_and_of_their_numbers() -> None:
    one, other, third = (Sheet(number, bytes([number]) * 32, b"abc") for number in (1, 2, 3))
    keys = {two_sheets(pair).key for pair in ((one, other), (other, third), (one, third))}
    assert len(keys) == 3
    assert two_sheets((other, one)) == two_sheets((one, other))
    assert two_sheets((replace(one, number=3), other)).key not in keys


def test_a_sheet_with_a_number_that_is_not_printed_is_refused() -> None:
    with pytest.raises(Mistyped, match="no sheet of recovery"):
        from_words(typed(to_words(a_sheet(4))))
