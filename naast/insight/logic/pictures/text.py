"""How wide words are in our own letters, and where a line of them breaks.

Widths of Source Sans 3 in thousandths of its size, regular and at weight 650, from the file that
we serve; a little is added for rounding and for letters that stand in where that file is missing.
"""

import re
from unicodedata import normalize

SPARE = 1.03
LINE = 1.28  # from line to line, in sizes of the letter
REST = 0.95  # from the top of a line down to what its letters stand on
BOLD = 650
_REGULAR = (
    "200 289 426 497 497 824 609 249 303 303 418 497 249 311 249 350 497 497 497 497 497 497 "
    "497 497 497 497 249 249 497 497 497 425 847 543 588 571 615 527 494 617 652 263 479 579 "
    "486 727 647 664 566 664 569 534 536 645 515 786 513 476 539 303 350 303 497 500 542 504 "
    "553 456 555 496 292 504 544 246 247 495 255 829 547 542 555 555 347 419 338 544 467 719 "
    "446 467 425 303 241 303 497"
)
_BOLD = (
    "200 328 510 521 520 849 653 288 334 334 447 520 288 327 288 341 520 520 520 520 520 520 "
    "520 520 520 520 288 288 520 520 520 454 889 565 601 579 630 543 517 633 668 292 501 606 "
    "510 754 661 679 589 679 602 550 551 660 546 807 554 513 541 334 341 334 520 500 552 522 "
    "568 465 568 512 329 527 565 269 270 535 279 850 566 552 568 568 386 437 372 562 509 762 "
    "497 508 452 334 261 334 520"
)
WIDTHS = {
    False: {chr(32 + place): int(wide) for place, wide in enumerate(_REGULAR.split())},
    True: {chr(32 + place): int(wide) for place, wide in enumerate(_BOLD.split())},
}
# Spaces, a dot in the middle, a dash, and marks of quotation.
OTHERS = {"\u00a0": 200, "\u2009": 100, "\u00b7": 288, "\u2013": 480, "\u2018": 288}
OTHERS |= {"\u2019": 288, "\u201c": 510, "\u201d": 510, "\u201e": 510}
UNKNOWN = 980


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Units across, rather a little too many than too few."""
    return sum(_letter(letter, bold=bold) for letter in words) * size * SPARE / 1000


def _letter(letter: str, *, bold: bool) -> int:
    known = WIDTHS[bold]
    if letter in known:
        return known[letter]
    return OTHERS.get(letter) or known.get(normalize("NFD", letter)[0], UNKNOWN)


def wrap(words: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Lines no wider than the room: broken at spaces, then at - and /, last inside a word."""
    lines: list[str] = []
    for word in words.split():
        for part, glue in _parts(word, room, size, bold=bold):
            last = f"{lines[-1]}{glue}{part}" if lines else part
            if lines and width(last, size, bold=bold) <= room:
                lines[-1] = last
            else:
                lines.append(part)
    return lines


def _parts(word: str, room: float, size: float, *, bold: bool) -> list[tuple[str, str]]:
    """The word in parts that fit, each with what stands between it and what came before."""
    if width(word, size, bold=bold) <= room:
        return [(word, " ")]
    parts: list[tuple[str, str]] = []
    for piece in re.findall(r"[^-/]+[-/]?|[-/]", word):
        rest = piece
        while width(rest, size, bold=bold) > room and len(rest) > 1:
            fits = _fitting(rest, room, size, bold=bold)
            parts.append((f"{rest[:fits]}-", "" if parts else " "))
            rest = rest[fits:]
        parts.append((rest, "" if parts else " "))
    return parts


def _fitting(word: str, room: float, size: float, *, bold: bool) -> int:
    """How many letters fit with a hyphen behind them; one at least."""
    fits = len(word) - 1
    while fits > 1 and width(f"{word[:fits]}-", size, bold=bold) > room:
        fits -= 1
    return fits
