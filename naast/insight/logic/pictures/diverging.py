"""Answers on a scale as bars to both sides of a middle: what leans which way, at one look.

Shade, hatching and place say the order together, so that a grey print says it too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from naast.insight.logic.pictures.canvas import PAD, SMALL, TEXT, Canvas, high, widest
from naast.insight.logic.pictures.legend import SAMPLE, Draw, Meaning, legend
from naast.insight.logic.pictures.text import LINE, width, wrap
from naast.insight.logic.pictures.words import PHONE, PictureWords

THICK, BETWEEN, SIDE, HATCHED = 24.0, 16.0, 480, 44.0
Look = tuple[str, str, float]  # ground, hatching or "", and the step of that


@dataclass(frozen=True)
class Row:
    """shares: percent of each answer, in the order of the answers; none at all is not shown."""

    label: str
    shares: Sequence[int] = ()
    note: str = ""


@dataclass(frozen=True)
class Piece:
    """One answer of one row: from x on, so wide, looking like this."""

    x: float
    wide: float
    answer: int
    share: int


@dataclass(frozen=True)
class Middle:
    """Where the two sides part: x of the middle, units a percent, and the neutral answer."""

    x: float
    scale: float
    neutral: int | None
    looks: Sequence[Look]

    def before(self, shares: Sequence[int]) -> float:
        """Percent that stand left of the middle; the neutral ones half."""
        return _left(shares, self.neutral, len(self.looks))


def diverging(
    rows: Sequence[Row],
    answers: Sequence[str],
    words: PictureWords,
    *,
    neutral: int | None,
    across: int = PHONE,
    standalone: bool = False,
) -> str:
    """answers: from one end to the other. neutral: the place of the one that leans to no side; it
    stands half on each side of the middle. None: an even scale, parted in its half.
    """
    canvas = Canvas(words, across)
    looks = [look(place, len(answers), neutral) for place in range(len(answers))]
    meanings = [Meaning(word, _sample(looks[place])) for place, word in enumerate(answers)]
    top = legend(canvas, PAD, meanings) + 8
    beside = across >= SIDE
    labels = min(widest([row.label for row in rows]), canvas.room * 0.36) if beside else canvas.room
    start = canvas.left + labels + 14 if beside else canvas.left
    middle = _middle(rows, looks, neutral, start, canvas.right)
    for place, row in enumerate(rows):
        top += BETWEEN if place else 0
        lines, notes = wrap(row.label, labels, TEXT), wrap(row.note, labels, SMALL)
        bar = top + (0 if beside else high(lines) + high(notes, SMALL) + 3)
        if beside:
            bar += max(0.0, (high(lines) + high(notes, SMALL) - THICK) / 2)
        end = canvas.lines(canvas.left, top, lines)
        end = canvas.lines(canvas.left, end, notes, look="pic-soft", size=SMALL)
        top = max(end, _row(canvas, row, bar, start, middle))
    if not rows:
        top = canvas.wrapped(top, words.not_shown, look="pic-soft")
    elif middle.scale:
        top = _axis(canvas, top + 8, start, middle)
    return canvas.svg(top, standalone=standalone)


def pieces(shares: Sequence[int], middle: Middle) -> list[Piece]:
    """Where each answer of a row stands; side by side, in their order."""
    x = middle.x - middle.before(shares) * middle.scale
    found = []
    for answer, share in enumerate(shares):
        found.append(Piece(x, share * middle.scale, answer, share))
        x += share * middle.scale
    return found


def look(place: int, answers: int, neutral: int | None) -> Look:
    """Class of the ground, class of its hatching or "", and the step of that."""
    if place == neutral:
        return ("pic-calm", "", 0)
    below, above = _sides(answers, neutral)
    if place in below:
        far = len(below) - 1 - place if len(below) else 0
        outer = place == 0 and len(below) > 1
        return ("pic-less-2", "pic-hatch-full", 5) if outer else _light("less", far)
    far = place - above[0]
    outer = place == answers - 1 and len(above) > 1
    return ("pic-full", "", 0) if outer else _light("more", far)


def _light(side: str, far: int) -> Look:
    if side == "less":
        return ("pic-less-1", "pic-hatch-light", 9 - 3 * min(far, 2))
    return ("pic-light", "pic-hatch-more" if far else "", 6)


def _sides(answers: int, neutral: int | None) -> tuple[range, range]:
    half = answers // 2 if neutral is None else neutral
    return range(half), range(half if neutral is None else half + 1, answers)


def _left(shares: Sequence[int], neutral: int | None, answers: int) -> float:
    below, _above = _sides(answers, neutral)
    half = shares[neutral] / 2 if neutral is not None and shares else 0
    return sum(shares[place] for place in below) + half if shares else 0


def _middle(
    rows: Sequence[Row], looks: Sequence[Look], neutral: int | None, start: float, end: float
) -> Middle:
    shown, answers = [row.shares for row in rows if row.shares], len(looks)
    left = max((_left(shares, neutral, answers) for shares in shown), default=0)
    right = max((sum(shares) - _left(shares, neutral, answers) for shares in shown), default=0)
    scale = (end - start) / (left + right) if left + right else 0.0
    return Middle(start + left * scale, scale, neutral, looks)


def _row(canvas: Canvas, row: Row, y: float, start: float, middle: Middle) -> float:
    """The bar of a row with its numbers; returns its bottom."""
    line = y + (THICK - LINE * SMALL) / 2
    if not row.shares:
        canvas.hidden(start, y, HATCHED, THICK)
        canvas.text(start + HATCHED + 8, line, canvas.words.not_shown, look="pic-soft", size=SMALL)
        return y + THICK
    narrow = []
    for piece in pieces(row.shares, middle):
        _ground(canvas, (piece.x, y, piece.wide, THICK), middle.looks[piece.answer])
        if piece.share and not _inside(canvas, piece, line, middle.looks[piece.answer]):
            narrow.append(piece)
    for end in (y - 4, y + THICK):
        canvas.line(middle.x, end, middle.x, end + 4, "pic-middle")
    return _under(canvas, narrow, y + THICK, start)


def _ground(canvas: Canvas, box: tuple[float, float, float, float], how: Look) -> None:
    ground, hatching, step = how
    canvas.rect(*box, ground)
    if hatching:
        canvas.hatch(*box, hatching, step=step)


def _inside(canvas: Canvas, piece: Piece, line: float, how: Look) -> bool:
    """The number in the middle of its piece, on a calm ground, if it fits."""
    words, ground = str(piece.share), how[0]
    wide = width(words, SMALL, bold=True)
    if wide + 7 > piece.wide:
        return False
    x = piece.x + piece.wide / 2
    if how[1]:
        canvas.rect(x - wide / 2 - 2, line + 2, wide + 4, LINE * SMALL - 4, f"{ground} pic-plate")
    look_of = {"pic-full": "pic-on-full", "pic-less-2": "pic-on-less"}.get(ground, "pic-ink")
    canvas.text(x, line, words, look=look_of, size=SMALL, bold=True, anchor="middle")
    return True


def _axis(canvas: Canvas, y: float, start: float, middle: Middle) -> float:
    """Percent to both sides, as many as find room without touching."""
    canvas.line(start, y, canvas.right, y, "pic-axis")
    for step in (25, 50, 100):
        if step * middle.scale >= width("100 %", SMALL) + 8:
            break
    for place in range(-(100 // step), 100 // step + 1):
        x, words = middle.x + place * step * middle.scale, f"{abs(place * step)} %"
        if start - 0.5 <= x <= canvas.right + 0.5:
            canvas.line(x, y, x, y + 4, "pic-axis")
            wide = width(words, SMALL) / 2
            x = min(max(x, canvas.left + wide), canvas.right - wide)
            canvas.text(x, y + 5, words, size=SMALL, anchor="middle", look="pic-soft")
    return y + 5 + LINE * SMALL


def _under(canvas: Canvas, narrow: Sequence[Piece], y: float, start: float) -> float:
    """Numbers that found no room in their piece stand under it, none over another."""
    if not narrow:
        return y
    wides = [width(str(piece.share), SMALL) for piece in narrow]
    centres = [piece.x + piece.wide / 2 for piece in narrow]
    for place in range(1, len(centres)):
        least = centres[place - 1] + (wides[place - 1] + wides[place]) / 2 + 5
        centres[place] = max(centres[place], least)
    over = max(0.0, centres[-1] + wides[-1] / 2 - canvas.right)
    centres[-1] -= over
    for place in range(len(centres) - 2, -1, -1):
        most = centres[place + 1] - (wides[place + 1] + wides[place]) / 2 - 5
        centres[place] = min(centres[place], most)
    for piece, at in zip(narrow, centres, strict=True):
        x = max(at, start + width(str(piece.share), SMALL) / 2)
        canvas.line(piece.x + piece.wide / 2, y, x, y + 6, "pic-axis")
        canvas.text(x, y + 6, str(piece.share), size=SMALL, anchor="middle")
    return y + 6 + LINE * SMALL


def _sample(how: Look) -> Draw:
    return lambda canvas, x, y: _ground(canvas, (x, y, SAMPLE, SAMPLE), how)
