"""The tornado: how far each input alone moves the result, widest first; SVG as text.

Light and dark tell low from high, in grey print too; each row says its four numbers in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from naast.insight.logic.pictures.canvas import PAD, SMALL, Canvas, high
from naast.insight.logic.pictures.legend import Meaning, legend, square
from naast.insight.logic.pictures.text import wrap
from naast.insight.logic.pictures.words import PHONE, PictureWords

BAR, GAP = 16.0, 14.0


@dataclass(frozen=True)
class TornadoRow:
    """One input: the result at its low and at its high, and both in words."""

    label: str
    at_low: float
    at_high: float
    told: str


@dataclass(frozen=True)
class TornadoWords:
    """base: what the upright line says; nought: what the broken line says, where it is shown."""

    picture: PictureWords
    base: str
    nought: str
    low: str
    high: str


def tornado(
    rows: Sequence[TornadoRow],
    base: float,
    words: TornadoWords,
    *,
    across: int = PHONE,
    standalone: bool = False,
) -> str:
    """Light: at the low of the input. Dark: at its high. All bars begin at the result as it is."""
    canvas = Canvas(words.picture, across)
    ends = [base, *(end for row in rows for end in (row.at_low, row.at_high))]
    low, most = min(ends), max(ends)
    shows_nought = low < 0 < most
    room = (most - low) or 1.0

    def x(value: float) -> float:
        return canvas.left + canvas.room * (value - low) / room

    top = _legend(canvas, words, shows_nought=shows_nought) + 6
    for place, row in enumerate(rows):
        top += GAP if place else 0
        bar = canvas.lines(canvas.left, top, wrap(row.label, canvas.room, 15.0)) + 3
        for look, end in (("pic-light", row.at_low), ("pic-full", row.at_high)):
            left, right = sorted((x(base), x(end)))
            canvas.rect(left, bar, max(right - left, 1.0), BAR, look)
        canvas.line(x(base), bar - 2, x(base), bar + BAR + 2, "pic-middle")
        if shows_nought:
            canvas.line(x(0), bar - 2, x(0), bar + BAR + 2, "pic-limit")
        lines = wrap(row.told, canvas.room, SMALL)
        canvas.lines(canvas.left, bar + BAR + 4, lines, look="pic-soft", size=SMALL)
        top = bar + BAR + 4 + high(lines, SMALL)
    return canvas.svg(top, standalone=standalone)


def _legend(canvas: Canvas, words: TornadoWords, *, shows_nought: bool) -> float:
    def upright(look: str) -> "Meaning":
        name = words.base if look == "pic-middle" else words.nought
        return Meaning(name, lambda one, at, top: one.line(at + 8, top, at + 8, top + 16, look))

    meanings = [
        Meaning(words.low, square("pic-light")),
        Meaning(words.high, square("pic-full")),
        upright("pic-middle"),
    ]
    return legend(canvas, PAD, [*meanings, upright("pic-limit")] if shows_nought else meanings)
