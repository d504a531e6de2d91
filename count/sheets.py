"""A keeper's key as a sheet of paper: five lines of four groups, each line with its own check.

A line is 16 signs: 8 bytes and a check of 2 bytes, in Crockford's base32 (no I, L, O, U; who types
O or L meant 0 or 1). The last line ends with a check over the whole sheet.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass, field

from count.refusal import Refused

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LINES, GROUPS, SIGNS = 5, 4, 4
KEY_BYTES, MARK_BYTES = 32, 4
LINE_BYTES, CHECK_BYTES, WHOLE_BYTES = 8, 2, 3
MOST_KEEPERS = 4
_VERSION, _REHEARSAL = 0x10, 0x08
_LOOKALIKES = str.maketrans("OIL", "011")


@dataclass(frozen=True)
class Sheet:
    """One of three or four. mark: the printing's, in hex, as in the opening file."""

    number: int
    mark: str
    rehearsal: bool
    key: bytes = field(repr=False)


def to_lines(sheet: Sheet) -> list[str]:
    """What is printed: five lines of four groups of four signs."""
    first = _VERSION | (_REHEARSAL if sheet.rehearsal else 0) | sheet.number
    data = bytes([first]) + bytes.fromhex(sheet.mark) + sheet.key
    data += _check(b"whole", data, WHOLE_BYTES)
    parts = [data[start : start + LINE_BYTES] for start in range(0, len(data), LINE_BYTES)]
    return [_groups(part + _line_check(n, part)) for n, part in enumerate(parts, 1)]


def read_line(number: int, typed: str) -> bytes:
    """The eight bytes of a line; Refused says what is wrong with it, and never what was typed."""
    signs = re.sub(r"[\s.\-]", "", typed).upper().translate(_LOOKALIKES)
    if len(signs) != GROUPS * SIGNS:
        raise Refused("line_length", line=number, signs=GROUPS * SIGNS, typed=len(signs))
    if not set(signs) <= set(ALPHABET):
        place = next(n for n, sign in enumerate(signs) if sign not in ALPHABET)
        raise Refused("line_sign", line=number, group=place // SIGNS + 1)
    value = 0
    for sign in signs:
        value = value << 5 | ALPHABET.index(sign)
    data = value.to_bytes(LINE_BYTES + CHECK_BYTES, "big")
    if not hmac.compare_digest(_line_check(number, data[:LINE_BYTES]), data[LINE_BYTES:]):
        raise Refused("line_wrong", line=number)
    return data[:LINE_BYTES]


def from_parts(parts: list[bytes]) -> Sheet:
    """The sheet of five lines that are each right; Refused where they are not of one sheet."""
    data = b"".join(parts)
    body, check = data[:-WHOLE_BYTES], data[-WHOLE_BYTES:]
    number = body[0] & 0x07
    if not hmac.compare_digest(_check(b"whole", body, WHOLE_BYTES), check):
        raise Refused("sheet_mixed")
    if body[0] & 0xF0 != _VERSION or not 1 <= number <= MOST_KEEPERS:
        raise Refused("sheet_other_kind")
    mark = body[1 : 1 + MARK_BYTES].hex()
    return Sheet(number, mark, bool(body[0] & _REHEARSAL), body[1 + MARK_BYTES :])


def from_lines(lines: list[str]) -> Sheet:
    """The sheet out of its five lines."""
    if len(lines) != LINES:
        raise Refused("sheet_lines", lines=LINES, typed=len(lines))
    return from_parts([read_line(number, line) for number, line in enumerate(lines, 1)])


def _groups(data: bytes) -> str:
    value = int.from_bytes(data, "big")
    count = GROUPS * SIGNS
    signs = "".join(ALPHABET[value >> 5 * (count - 1 - n) & 31] for n in range(count))
    return " ".join(signs[start : start + SIGNS] for start in range(0, count, SIGNS))


def _line_check(number: int, part: bytes) -> bytes:
    return _check(b"line %d" % number, part, CHECK_BYTES)


def _check(word: bytes, data: bytes, length: int) -> bytes:
    return hashlib.sha256(b"naast-count-sheet-1|" + word + b"|" + data).digest()[:length]
