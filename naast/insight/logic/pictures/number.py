"""One number, large, with what it is; and so many in ten, to be counted by eye."""

from naast.insight.logic.pictures.canvas import PAD, SMALL, Canvas
from naast.insight.logic.pictures.text import LINE, wrap
from naast.insight.logic.pictures.words import PHONE, PictureWords

LARGE, DOT, APART = 44.0, 10.0, 28.0


def one_number(
    value: str, words: PictureWords, *, under: str, across: int = PHONE, standalone: bool = False
) -> str:
    """value: as it is printed; "" is not shown. under: what it is, in a few words."""
    canvas = Canvas(words, across)
    size = LARGE
    while value and size > SMALL and len(wrap(value, canvas.room, size, bold=True)) > 1:
        size -= 2
    if value:
        canvas.text(canvas.left, PAD, value, size=size, bold=True, look="pic-brand")
        top = PAD + LINE * size
    else:
        canvas.hidden(canvas.left, PAD, 64, 36)
        canvas.text(canvas.left + 74, PAD + 9, words.not_shown, look="pic-soft")
        top = PAD + 44
    return canvas.svg(canvas.wrapped(top, under), standalone=standalone)


def in_ten(
    percent: int | None,
    words: PictureWords,
    *,
    under: str,
    across: int = PHONE,
    standalone: bool = False,
) -> str:
    """Ten rings; as many are full as the percentage fills, the last one in part."""
    canvas = Canvas(words, across)
    top = PAD
    if percent is None:
        canvas.hidden(canvas.left, top, APART * 10 - 8, DOT * 2)
        top = canvas.wrapped(top + DOT * 2 + 6, words.not_shown, look="pic-soft")
    else:
        for place in range(10):
            _ring(canvas, canvas.left + DOT + APART * place, top + DOT, percent / 10 - place)
        top += DOT * 2 + 8
    return canvas.svg(canvas.wrapped(top, under), standalone=standalone)


def _ring(canvas: Canvas, x: float, y: float, filled: float) -> None:
    """Area true to the share: the full dot grows inside its ring."""
    canvas.circle(x, y, DOT, "pic-ring")
    if filled > 0:
        canvas.circle(x, y, DOT * min(filled, 1) ** 0.5, "pic-dot")
