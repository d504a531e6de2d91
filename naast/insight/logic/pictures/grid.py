"""Who is covered where: rows by columns, a word and a sign in every cell."""

from collections.abc import Collection, Mapping, Sequence

from naast.insight.logic.pictures.canvas import PAD, SMALL, TEXT, Canvas, high, widest
from naast.insight.logic.pictures.legend import SAMPLE, Draw, Meaning, legend
from naast.insight.logic.pictures.text import wrap
from naast.insight.logic.pictures.words import PHONE, PictureWords

SIGN, GAP, MOST, SIDE = 11.0, 4.0, 150.0, 480
Place = tuple[int, int]


def grid(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[Place, str],
    words: PictureWords,
    *,
    strong: Collection[Place] = frozenset(),
    meanings: tuple[str, str] = ("", ""),
    across: int = PHONE,
    standalone: bool = False,
) -> str:
    """cells: a word by place of row and column; a missing one is not shown. strong: those that ask
    for a look, drawn with an open ring and an edge. meanings: of the strong ones, and of the rest.
    """
    canvas = Canvas(words, across)
    signs = [
        Meaning(meanings[0], _sample(strong=True)),
        Meaning(meanings[1], _sample(strong=False)),
    ]
    top = legend(canvas, PAD, [one for one in signs if one.words])
    top += 8 if any(meanings) else 0
    if not rows or not columns:
        return canvas.svg(
            canvas.wrapped(top, words.not_shown, look="pic-soft"), standalone=standalone
        )
    turned = {(column, row): word for (row, column), word in cells.items()}
    strong_turned = {(column, row) for row, column in strong}
    for ways in ((rows, columns, cells, strong), (columns, rows, turned, strong_turned)):
        labels = min(widest(ways[0]), canvas.room * 0.34) + 10 if across >= SIDE else 0.0
        wide = (canvas.room - labels - GAP * (len(ways[1]) - 1)) / len(ways[1])
        if _fits(ways[1], cells.values(), wide, words):
            top = _matrix(
                canvas, *ways[:3], strong=ways[3], top=top, labels=labels, wide=min(wide, MOST)
            )
            return canvas.svg(top, standalone=standalone)
    top = _list(canvas, rows, columns, cells, strong=strong, top=top)
    return canvas.svg(top, standalone=standalone)


def _fits(columns: Sequence[str], cells: Collection[str], wide: float, words: PictureWords) -> bool:
    """Whether every heading and every cell finds room without a word being cut."""
    heads = widest([part for one in columns for part in one.split()], SMALL, bold=True)
    inner = widest([part for one in (*cells, words.not_shown) for part in one.split()], SMALL)
    return heads <= wide and inner + SIGN + 12 <= wide


def _matrix(
    canvas: Canvas,
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[Place, str],
    *,
    strong: Collection[Place],
    top: float,
    labels: float,
    wide: float,
) -> float:
    xs = [canvas.left + labels + (wide + GAP) * place for place in range(len(columns))]
    heads = [wrap(one, wide, SMALL, bold=True) for one in columns]
    tall = max(high(one, SMALL) for one in heads)
    for x, lines in zip(xs, heads, strict=True):
        canvas.lines(x, top + tall - high(lines, SMALL), lines, size=SMALL, bold=True)
    top += tall + 4
    for row, label in enumerate(rows):
        words = [cells.get((row, place), canvas.words.not_shown) for place in range(len(columns))]
        wrapped = [wrap(one, wide - SIGN - 12, SMALL) for one in words]
        box = max([high(one, SMALL) for one in wrapped] + [0]) + 10
        lines = wrap(label, labels - 10 if labels else canvas.room, TEXT)
        if labels:
            box = max(box, high(lines) + 4)
            canvas.lines(canvas.left, top + (box - high(lines)) / 2, lines)
        else:
            top = canvas.lines(canvas.left, top + 4, lines) + 2
        for place, x in enumerate(xs):
            how = _how((row, place), cells, strong)
            _cell(canvas, (x, top, wide, box), wrapped[place], how)
        top += box + GAP
    return top - GAP


def _list(
    canvas: Canvas,
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[Place, str],
    *,
    strong: Collection[Place],
    top: float,
) -> float:
    """Too many or too long for columns: under each row a line for each column."""
    value = min(
        widest([*cells.values(), canvas.words.not_shown], SMALL) + SIGN + 14, canvas.room / 2
    )
    right = min(canvas.right, canvas.left + widest(columns, SMALL) + 24 + value)
    for row, label in enumerate(rows):
        top = canvas.wrapped(top + (10 if row else 0), label, bold=True) + 2
        for place, column in enumerate(columns):
            told = wrap(cells.get((row, place), canvas.words.not_shown), value - SIGN - 12, SMALL)
            lines = wrap(column, right - canvas.left - value - 8, SMALL)
            box = max(high(told, SMALL), high(lines, SMALL)) + 8
            canvas.lines(canvas.left, top + (box - high(lines, SMALL)) / 2, lines, size=SMALL)
            how = _how((row, place), cells, strong)
            _cell(canvas, (right - value, top, value, box), told, how)
            top += box + GAP
    return top - GAP


def _how(place: Place, cells: Mapping[Place, str], strong: Collection[Place]) -> str:
    return "hidden" if place not in cells else "strong" if place in strong else "plain"


def _cell(
    canvas: Canvas, box: tuple[float, float, float, float], lines: Sequence[str], how: str
) -> None:
    x, y, wide, tall = box
    if how == "hidden":
        canvas.rect(x, y, wide, tall, "pic-hidden", r=4)
    else:
        canvas.rect(x, y, wide, tall, "pic-less-1" if how == "strong" else "pic-tint", r=4)
        _sign(canvas, x + 6 + SIGN / 2, y + tall / 2, strong=how == "strong")
    look = "pic-soft" if how == "hidden" else "pic-ink"
    left = x + (6 if how == "hidden" else SIGN + 10)
    canvas.lines(left, y + (tall - high(lines, SMALL)) / 2, lines, size=SMALL, look=look)


def _sign(canvas: Canvas, x: float, y: float, *, strong: bool) -> None:
    canvas.circle(x, y, SIGN / 2 - 1 if strong else SIGN / 2, "pic-open" if strong else "pic-dot")


def _sample(*, strong: bool) -> Draw:
    return lambda canvas, x, y: _sign(canvas, x + SAMPLE / 2, y + SAMPLE / 2, strong=strong)
