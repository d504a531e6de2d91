"""Small samples with their meaning, in lines that break between two of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from naast.insight.logic.pictures.canvas import SMALL, Canvas, high
from naast.insight.logic.pictures.text import width, wrap

SAMPLE, LINE_HIGH = 16.0, 22.0
Draw = Callable[[Canvas, float, float], None]


@dataclass(frozen=True)
class Meaning:
    """sample draws itself in the square of SAMPLE whose corner it is given."""

    words: str
    sample: Draw


def legend(canvas: Canvas, top: float, meanings: Sequence[Meaning]) -> float:
    """Draws all; returns where the next thing may begin."""
    x, lines_high = canvas.left, LINE_HIGH
    for place, meaning in enumerate(meanings):
        room = canvas.room - SAMPLE - 6
        lines = wrap(meaning.words, room, SMALL)
        wide = SAMPLE + 6 + max(width(line, SMALL) for line in lines or [""])
        if place and x + wide > canvas.right:
            x, top, lines_high = canvas.left, top + lines_high, LINE_HIGH
        meaning.sample(canvas, x, top + 1)
        canvas.lines(x + SAMPLE + 6, top, lines, size=SMALL)
        lines_high = max(lines_high, high(lines, SMALL) + LINE_HIGH - high([""], SMALL))
        x += wide + 14
    return top + lines_high if meanings else top


def square(look: str) -> Draw:
    """A sample of a ground."""
    return lambda canvas, x, y: canvas.rect(x, y, SAMPLE, SAMPLE, look)


def stroke(look: str) -> Draw:
    """A sample of a line."""
    return lambda canvas, x, y: canvas.line(x, y + SAMPLE / 2, x + SAMPLE, y + SAMPLE / 2, look)


def upright(look: str) -> Draw:
    """A sample of a line from top to bottom."""
    return lambda canvas, x, y: canvas.line(x + SAMPLE / 2, y, x + SAMPLE / 2, y + SAMPLE, look)
