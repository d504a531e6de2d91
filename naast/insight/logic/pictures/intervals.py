"""A figure with the range that it may well lie in: a dot, and a line as long as we are unsure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from naast.insight.logic.pictures.axes import round_steps
from naast.insight.logic.pictures.bars import HATCHED, SIDE
from naast.insight.logic.pictures.canvas import PAD, SMALL, TEXT, Canvas, high, widest
from naast.insight.logic.pictures.text import LINE, width, wrap
from naast.insight.logic.pictures.words import PHONE, PictureWords

THICK, BETWEEN = 16.0, 16.0


@dataclass(frozen=True)
class Interval:
    """value: None is not shown. low, high: None without an interval. note: in small words."""

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    note: str = ""


@dataclass(frozen=True)
class Ruler:
    """Values to places: from start to end, over round steps."""

    start: float
    end: float
    steps: tuple[float, ...]

    def x(self, value: float) -> float:
        """Where a value stands."""
        low, most = self.steps[0], self.steps[-1]
        return self.start + (self.end - self.start) * (value - low) / (most - low)


def intervals(
    rows: Sequence[Interval],
    words: PictureWords,
    *,
    number: Callable[[float], str] = "{:g}".format,
    ends: tuple[float, float] | None = None,
    across: int = PHONE,
    standalone: bool = False,
) -> str:
    """number: how a value is written. ends: of the scale, such as 1 and 10; None: what fits."""
    canvas = Canvas(words, across)
    if not rows:
        top = canvas.wrapped(PAD, words.not_shown, look="pic-soft")
        return canvas.svg(top, standalone=standalone)
    known = [part for row in rows for part in (row.value, row.low, row.high) if part is not None]
    steps = round_steps(*(ends or (min(known, default=0), max(known, default=1))))
    beside = across >= SIDE
    labels = min(widest([row.label for row in rows]), canvas.room * 0.36) if beside else canvas.room
    start = canvas.left + (labels + 22 if beside else 8)
    tells = widest([number(row.value) for row in rows if row.value is not None], bold=True)
    ruler = Ruler(start, canvas.right - tells - 20, steps)
    top = PAD
    for place, row in enumerate(rows):
        top = _row(canvas, row, top + (BETWEEN if place else 0), labels, ruler=ruler, number=number)
    _scale(canvas, ruler, top + 8, number)
    return canvas.svg(top + 13 + LINE * SMALL, standalone=standalone)


def _row(
    canvas: Canvas,
    row: Interval,
    top: float,
    labels: float,
    *,
    ruler: Ruler,
    number: Callable[[float], str],
) -> float:
    """The words and the dot of a row; returns its bottom."""
    beside = labels < canvas.room
    lines, notes = wrap(row.label, labels, TEXT), wrap(row.note, labels, SMALL)
    tall = high(lines) + high(notes, SMALL)
    y = top + (max(tall, THICK) / 2 if beside else tall + 2 + THICK / 2)
    end = canvas.lines(canvas.left, top, lines)
    canvas.lines(canvas.left, end, notes, look="pic-soft", size=SMALL)
    line = y - LINE * TEXT / 2
    if ruler.steps[0] < 0 < ruler.steps[-1]:
        canvas.line(ruler.x(0), y - THICK / 2, ruler.x(0), y + THICK / 2 + 4, "pic-middle")
    if row.value is None:
        canvas.hidden(ruler.start, y - THICK / 2, HATCHED, THICK)
        canvas.text(ruler.start + HATCHED + 8, line, canvas.words.not_shown, look="pic-soft")
    else:
        _whisker(canvas, row, ruler, y)
        canvas.circle(ruler.x(row.value), y, 5.5, "pic-dot")
        canvas.text(canvas.right, line, number(row.value), bold=True, anchor="end")
    return max(top + tall, y + THICK / 2)


def _whisker(canvas: Canvas, row: Interval, ruler: Ruler, y: float) -> None:
    if row.low is None or row.high is None:
        return
    left, right = ruler.x(row.low), ruler.x(row.high)
    canvas.line(left, y, right, y, "pic-line")
    for x in (left, right):
        canvas.line(x, y - 5, x, y + 5, "pic-line")


def _scale(canvas: Canvas, ruler: Ruler, y: float, number: Callable[[float], str]) -> None:
    """The ruler under all rows, with its first and last number, and those between that fit."""
    canvas.line(ruler.start, y, ruler.end, y, "pic-axis")
    taken = -1.0
    for step in ruler.steps:
        x, words = ruler.x(step), number(step)
        wide = width(words, SMALL)
        centre = min(max(x, canvas.left + wide / 2), canvas.right - wide / 2)
        canvas.line(x, y, x, y + 4, "pic-axis")
        if centre - wide / 2 > taken:
            canvas.text(centre, y + 5, words, size=SMALL, anchor="middle", look="pic-soft")
            taken = centre + wide / 2 + 8
