"""The year as a funnel: of all who were offered support, how many went each further step."""

from collections.abc import Sequence
from dataclasses import dataclass

from naast.insight.logic.pictures.bars import HATCHED
from naast.insight.logic.pictures.canvas import PAD, SMALL, TEXT, Canvas, widest
from naast.insight.logic.pictures.text import LINE, width
from naast.insight.logic.pictures.words import PHONE, PictureWords

THICK, BETWEEN = 30.0, 12.0


@dataclass(frozen=True)
class Stage:
    """number, percent: None is not shown. note: what the percentage is of, in small words."""

    label: str
    number: int | None
    percent: int | None
    note: str = ""


def funnel(
    stages: Sequence[Stage], words: PictureWords, *, across: int = PHONE, standalone: bool = False
) -> str:
    """One bar a stage from the same edge; the slopes between them only lead the eye."""
    canvas = Canvas(words, across)
    numbers = [stage.number for stage in stages if stage.number is not None]
    shares = widest([_share(stage) for stage in stages], bold=True)
    tell = widest([str(number) for number in numbers], TEXT, bold=True)
    scale = (canvas.room - shares - tell - 24) / max(max(numbers, default=0), 1)
    top, before = PAD, None
    for place, stage in enumerate(stages):
        top += BETWEEN if place else 0
        top = canvas.wrapped(top, stage.label, bold=True)
        if stage.note:
            top = canvas.wrapped(top, stage.note, look="pic-soft", size=SMALL)
        bar = top + 3
        top = bar + THICK
        before = _stage(canvas, stage, bar, scale, before)
    if not stages:
        top = canvas.wrapped(top, words.not_shown, look="pic-soft")
    return canvas.svg(top, standalone=standalone)


def _stage(
    canvas: Canvas, stage: Stage, y: float, scale: float, before: float | None
) -> float | None:
    """Draws a stage; before: the width of the one above. Returns its own, if it is shown."""
    line = y + (THICK - LINE * TEXT) / 2
    if stage.number is None:
        canvas.hidden(canvas.left, y, HATCHED, THICK)
        canvas.text(canvas.left + HATCHED + 8, line, canvas.words.not_shown, look="pic-soft")
        return before
    wide = stage.number * scale
    if before is not None and before > wide:
        canvas.rect(canvas.left + wide, y, before - wide, THICK, "pic-tint")
    canvas.rect(canvas.left, y, wide, THICK, "pic-full")
    inside = width(str(stage.number), TEXT, bold=True) + 16 <= wide
    x = canvas.left + (8 if inside else wide + 8)
    look = "pic-on-full" if inside else "pic-ink"
    canvas.text(x, line, str(stage.number), bold=True, look=look)
    if stage.percent is not None:
        canvas.text(canvas.right, line, _share(stage), anchor="end")
    return wide


def _share(stage: Stage) -> str:
    return "" if stage.percent is None else f"{stage.percent} %"
