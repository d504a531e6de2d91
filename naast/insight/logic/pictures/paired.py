"""Two counts for each answer, side by side: what was before, and what came after."""

from collections.abc import Sequence

from naast.insight.logic.pictures.bars import SIDE, draw_bar
from naast.insight.logic.pictures.canvas import PAD, SMALL, TEXT, Canvas, high, widest
from naast.insight.logic.pictures.legend import Meaning, legend, square
from naast.insight.logic.pictures.text import LINE, wrap
from naast.insight.logic.pictures.words import PHONE, PictureWords

THICK = 18.0


def paired(
    levels: Sequence[str],
    before: Sequence[int | None],
    after: Sequence[int | None],
    words: PictureWords,
    *,
    headings: tuple[str, str],
    sentence: str = "",
    across: int = PHONE,
    standalone: bool = False,
) -> str:
    """Light: before. Dark: after. Both on one scale. sentence: stands first, if there is one."""
    canvas = Canvas(words, across)
    top = PAD
    if sentence:
        top = canvas.wrapped(top, sentence, look="pic-soft", size=SMALL) + 6
    looks = ("pic-light", "pic-full")
    samples = [Meaning(one, square(look)) for one, look in zip(headings, looks, strict=True)]
    top = legend(canvas, top, samples) + 6
    numbers = [number for number in (*before, *after) if number is not None]
    tells = widest([words.not_shown, *map(str, numbers)], bold=True) + 8
    beside = across >= SIDE
    labels = min(widest(levels), canvas.room * 0.36) if beside else canvas.room
    start = canvas.left + labels + 14 if beside else canvas.left
    scale = (canvas.right - start - tells) / max(max(numbers, default=0), 1)
    for place, level in enumerate(levels):
        lines = wrap(level, labels, TEXT)
        top += 14 if place else 0
        bar = top + 2 + (max(0.0, (high(lines) - 2 * THICK) / 2) if beside else high(lines))
        canvas.lines(canvas.left, top + (max(0.0, THICK - high(lines) / 2) if beside else 0), lines)
        for number, look in zip((before[place], after[place]), looks, strict=True):
            end = draw_bar(canvas, start, bar, number, scale, look=look)
            line = bar + (THICK - LINE * TEXT) / 2
            if number is None:
                canvas.text(end + 8, line, words.not_shown, look="pic-soft")
            else:
                canvas.text(end + 8, line, str(number), bold=True)
            bar += THICK + 3
        top = max(bar, top + high(lines))
    return canvas.svg(top, standalone=standalone)
