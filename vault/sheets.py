"""A key as a sheet of paper: 28 words in four rows of seven, which name the word mistyped.

Words are proquints (consonant, vowel, ...: 16 bits in five letters), the same in every language.
The last word of each row and the last row are checks over GF(256), weighted so that two words that
changed places are noticed too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

import qrcode

NUMBERS = (1, 2, 3)
CONSONANTS, VOWELS = "bdfghjklmnprstvz", "aiou"
ROWS, COLUMNS = 3, 6
MARK_BYTES = 3
_WORD = re.compile(f"(?:[{CONSONANTS}][{VOWELS}]){{2}}[{CONSONANTS}]")
Word = tuple[int, int]
Grid = list[list[Word]]


class Mistyped(Exception):
    """A sheet was not typed as printed; the message says where."""


@dataclass(frozen=True)
class Sheet:
    """One of three. share: 32 bytes of chance. mark: three bytes that a printing has in common."""

    number: int
    share: bytes
    mark: bytes


def to_words(sheet: Sheet) -> list[list[str]]:
    """Four rows of seven words."""
    data = bytes([sheet.number]) + sheet.mark + sheet.share
    pairs = [(data[n], data[n + 1]) for n in range(0, len(data), 2)]
    grid = [pairs[n : n + COLUMNS] for n in range(0, len(pairs), COLUMNS)]
    whole = [[*row, _check(row)] for row in grid]
    whole.append([_check([row[column] for row in whole]) for column in range(COLUMNS + 1)])
    return [[_word(pair) for pair in row] for row in whole]


def from_words(text: str) -> Sheet:
    """The sheet; Mistyped with the row and the word to look at again."""
    typed = re.findall(r"[a-z]+", text.lower())
    if len(typed) != (ROWS + 1) * (COLUMNS + 1):
        raise Mistyped(f"A sheet has 28 words; {len(typed)} were typed.")
    for place, word in enumerate(typed):
        if not _WORD.fullmatch(word):
            raise Mistyped(f"{_place(place)} is no word of a sheet: {word}")
    pairs = [_pair(word) for word in typed]
    grid = [pairs[n : n + COLUMNS + 1] for n in range(0, len(pairs), COLUMNS + 1)]
    _refuse_wrong(grid)
    data = bytes(byte for row in grid[:ROWS] for pair in row[:COLUMNS] for byte in pair)
    if data[0] not in NUMBERS:
        raise Mistyped("That is no sheet of recovery.")
    return Sheet(data[0], data[1 + MARK_BYTES :], data[1 : 1 + MARK_BYTES])


def printed(sheet: Sheet) -> str:
    """The page, with the same words as a QR code for a hand scanner."""
    rows = to_words(sheet)
    lines = [f"   {n}.  " + "  ".join(row) for n, row in enumerate(rows, 1)]
    code = qrcode.QRCode(border=2)
    code.add_data(" ".join(word for row in rows for word in row).upper())
    picture = StringIO()
    code.print_ascii(out=picture, invert=False)
    return "\n".join([
        f"Naast: recovery sheet {sheet.number} of 3, printing {sheet.mark.hex()}", "",
        "Two of the three sheets together recover the vault's root. One alone tells nothing.",
        "Keep it where neither of the other two is, and where no computer reads it.", "",
        *lines, "", picture.getvalue(),
    ])  # fmt: skip


def times(a: int, b: int) -> int:
    """Multiplication in GF(256) with the polynomial of AES; for the checks only."""
    product = 0
    for bit in range(8):
        product ^= a * (b >> bit & 1)
        a = (a << 1) ^ (0x11B * (a >> 7))
    return product


def _check(words: Sequence[Word]) -> Word:
    """A weighted sum, in each of the two bytes."""
    total = [0, 0]
    weight = 1
    for word in words:
        weight = times(weight, 2)
        total = [total[n] ^ times(weight, word[n]) for n in (0, 1)]
    return total[0], total[1]


def _refuse_wrong(grid: Grid) -> None:
    rows = [n for n, row in enumerate(grid) if _check(row[:-1]) != row[-1]]
    columns = [
        n for n in range(COLUMNS + 1) if _check([row[n] for row in grid[:-1]]) != grid[-1][n]
    ]
    if not rows and not columns:
        return
    if len(rows) == 1 and len(columns) == 1:
        raise Mistyped(f"{_place(rows[0] * (COLUMNS + 1) + columns[0])} is not as printed.")
    wrong = ", ".join(str(row + 1) for row in rows) or "1 to 4"
    places = ", ".join(str(column + 1) for column in columns) or "1 to 7"
    raise Mistyped(f"Look again at words {places} of row {wrong}: some are not as printed.")


def _place(number: int) -> str:
    row, column = divmod(number, COLUMNS + 1)
    return f"Row {row + 1}, word {column + 1}"


def _word(pair: Word) -> str:
    bits = pair[0] << 8 | pair[1]
    letters = (
        CONSONANTS[bits >> 12], VOWELS[bits >> 10 & 3], CONSONANTS[bits >> 6 & 15],
        VOWELS[bits >> 4 & 3], CONSONANTS[bits & 15],
    )  # fmt: skip
    return "".join(letters)


def _pair(word: str) -> Word:
    c, v = CONSONANTS.index, VOWELS.index
    bits = c(word[0]) << 12 | v(word[1]) << 10 | c(word[2]) << 6 | v(word[3]) << 4 | c(word[4])
    return bits >> 8, bits & 255
