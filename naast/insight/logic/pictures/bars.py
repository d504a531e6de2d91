"""Bars for counts; a number that is not shown is hatched and said, never drawn as nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from naast.insight.logic.pictures.canvas import PAD, SMALL, TEXT, Canvas, high, widest
from naast.insight.logic.pictures.text import LINE, width, wrap
from naast.insight.logic.pictures.words import PHONE, PictureWords

THICK, GAP, BETWEEN = 18.0, 4.0, 14.0
HATCHED = 44.0  # always the same, so that nobody measures it
SIDE = 480  # from here on a label stands beside its bar and not above it


@dataclass(frozen=True)
class Bar:
    """number: None is not shown. note: stands small behind the number, such as "30 %"."""

    label: str
    number: int | None
    note: str = ""


def bars(
    rows: Sequence[Bar], words: PictureWords, *, across: int = PHONE, standalone: bool = False
) -> str:
    """One bar a row, in the order given, all from 0 and on one scale."""
    canvas = Canvas(words, across)
    beside = across >= SIDE
    labels = min(widest([row.label for row in rows]), canvas.room * 0.42) if beside else canvas.room
    start = canvas.left + labels + 12 if beside else canvas.left
    tells = widest([told(row, words) for row in rows], bold=True) + 8
    notes = max((_note_wide(row, canvas.room * 0.3) for row in rows), default=0.0)
    scale = _scale([row.number for row in rows], canvas.right - start - tells - notes)
    top = PAD
    for place, row in enumerate(rows):
        top += BETWEEN if place else 0
        lines = wrap(row.label, labels, TEXT)
        if beside:
            tall = max(high(lines), THICK)
            canvas.lines(canvas.left, top + (tall - high(lines)) / 2, lines)
            bar = top + (tall - THICK) / 2
            top += tall
        else:
            bar = canvas.lines(canvas.left, top, lines) + 2
            top = bar + THICK
        after = draw_bar(canvas, start, bar, row.number, scale)
        top = max(top, _told_beside(canvas, row, after, bar, start))
    if not rows:
        top = canvas.wrapped(top, words.not_shown, look="pic-soft")
    elif beside:
        canvas.line(start, PAD - 4, start, top + 4, "pic-axis")
    return canvas.svg(top, standalone=standalone)


def draw_bar(
    canvas: Canvas, x: float, y: float, number: int | None, scale: float, *, look: str = "pic-full"
) -> float:
    """The bar, hatched where the number is hidden. Returns where it ends."""
    if number is None:
        canvas.hidden(x + 1, y, HATCHED, THICK)
        return x + 1 + HATCHED
    canvas.rect(x, y, number * scale, THICK, look)
    return x + number * scale


def told(row: Bar, words: PictureWords) -> str:
    """The number in signs, or that it is not shown."""
    return words.not_shown if row.number is None else str(row.number)


def _told_beside(canvas: Canvas, row: Bar, x: float, y: float, start: float) -> float:
    """The number behind the bar and its note behind that or under it; returns the bottom."""
    hidden, line = row.number is None, told(row, canvas.words)
    top = y + (THICK - LINE * TEXT) / 2
    canvas.text(x + 8, top, line, bold=not hidden, look="pic-soft" if hidden else "pic-ink")
    if not row.note:
        return y + THICK
    at = x + 8 + width(line, TEXT, bold=True) + 7
    if at + width(row.note, SMALL) <= canvas.right:
        canvas.text(at, top + (TEXT - SMALL) * 0.95, row.note, look="pic-soft", size=SMALL)
        return y + THICK
    inner = start + (8 if start > canvas.left else 0)
    lines = wrap(row.note, canvas.right - inner, SMALL)
    return canvas.lines(inner, y + THICK + GAP, lines, look="pic-soft", size=SMALL)


def _note_wide(row: Bar, most: float) -> float:
    """Room kept for a note; a long one goes under the bar and needs none."""
    wide = width(row.note, SMALL) + 7 if row.note else 0.0
    return wide if wide <= most else 0.0


def _scale(numbers: Sequence[int | None], room: float) -> float:
    most = max((number for number in numbers if number is not None), default=0)
    return room / most if most else 0.0
