"""From what was before to what came after: ribbons as wide as they are many.

Where one ribbon may not be shown none is drawn, for their sums would tell it: only what was before
and what came after, side by side, with a sentence that says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from naast.insight.logic.pictures.canvas import PAD, SMALL, TEXT, Canvas, high, n, widest
from naast.insight.logic.pictures.legend import SAMPLE, Draw, Meaning, legend
from naast.insight.logic.pictures.paired import paired
from naast.insight.logic.pictures.text import LINE, wrap
from naast.insight.logic.pictures.words import PHONE, PictureWords

NODE, TALL, GAP = 12.0, 250.0, 12.0
Cells = Mapping[tuple[int, int], int | None]
Margin = Sequence[int | None]


@dataclass(frozen=True, kw_only=True)
class FlowWords:
    """Headings of both sides; names of the ribbons that go up the list, stay, and go down it; and
    the sentence where only both sides may be shown.
    """

    before: str
    after: str
    up: str
    same: str
    down: str
    only_margins: str


@dataclass(frozen=True)
class Node:
    """One answer on one side. top, slot: of the room for it; tall: of its bar in the middle."""

    number: int
    lines: tuple[str, ...]
    top: float
    slot: float
    tall: float

    @property
    def y(self) -> float:
        """Where its bar begins."""
        return self.top + (self.slot - self.tall) / 2


def flows(
    before: Sequence[str],
    after: Sequence[str],
    cells: Cells,
    words: PictureWords,
    *,
    texts: FlowWords,
    margins: tuple[Margin, Margin] | None = None,
    across: int = PHONE,
    standalone: bool = False,
) -> str:
    """cells: how many went from which row to which column, by place; None is hidden, missing is
    nobody. margins: numbers of both sides, used where a cell is hidden; else they are sums.
    """
    if not cells or None in cells.values():
        sides = margins or (_sums(cells, len(before), 0), _sums(cells, len(after), 1))
        return paired(
            before, *sides, words,
            headings=(texts.before, texts.after), sentence=texts.only_margins,
            across=across, standalone=standalone,
        )  # fmt: skip
    known = {place: number for place, number in cells.items() if number}
    canvas = Canvas(words, across)
    most = canvas.room * 0.27
    labels = max(widest(wrap(one, most, SMALL), SMALL) for one in (*before, *after, "1000"))
    top = _headings(canvas, texts)
    scale = TALL / max(sum(known.values()), 1)
    both = [
        _nodes(names, _whole(known, len(names), side), labels, scale)
        for side, names in enumerate((before, after))
    ]
    tall = max(_stacked(side) + GAP * (len(side) - 1) for side in both)
    left, right = (_placed(side, top, tall) for side in both)
    x1, x2 = canvas.left + labels + 8, canvas.right - labels - 8
    _ribbons(canvas, known, left, right, ends=(x1 + NODE, x2 - NODE), scale=scale)
    for side, x, edge, anchor in ((left, x1, x1 - 8, "end"), (right, x2 - NODE, x2 + 8, "start")):
        for node in side:
            canvas.rect(x, node.y, NODE, node.tall, "pic-full")
            _words(canvas, node, edge, anchor)
    went = {way(*place) for place in known}
    meanings = [Meaning(one, _sample(goes)) for one, goes in _ways(texts) if one and goes in went]
    return canvas.svg(legend(canvas, top + tall + 14, meanings), standalone=standalone)


def _headings(canvas: Canvas, texts: FlowWords) -> float:
    """What both sides are, over them; returns where they begin."""
    half = canvas.room / 2 - 8
    bottoms = [PAD]
    for words, x, anchor in (
        (texts.before, canvas.left, "start"),
        (texts.after, canvas.right, "end"),
    ):
        lines = wrap(words, half, TEXT, bold=True)
        bottoms.append(canvas.lines(x, PAD, lines, bold=True, anchor=anchor))
    return max(bottoms) + 10


def _nodes(labels: Sequence[str], numbers: Sequence[int], room: float, scale: float) -> list[Node]:
    """Each with room for its bar and its words, not yet placed."""
    nodes = []
    for label, number in zip(labels, numbers, strict=True):
        lines, tall = tuple(wrap(label, room, SMALL)), number * scale
        slot = max(tall, LINE * TEXT + high(lines, SMALL))
        nodes.append(Node(number, lines, 0, slot, tall))
    return nodes


def _stacked(nodes: Sequence[Node]) -> float:
    return sum(node.slot for node in nodes)


def _placed(nodes: Sequence[Node], top: float, tall: float) -> list[Node]:
    """Under one another, spread so that both sides are equally high."""
    gap = (tall - _stacked(nodes)) / max(len(nodes) - 1, 1)
    placed = []
    for node in nodes:
        placed.append(replace(node, top=top))
        top += node.slot + gap
    return placed


def _words(canvas: Canvas, node: Node, x: float, anchor: str) -> None:
    top = node.top + (node.slot - LINE * TEXT - high(node.lines, SMALL)) / 2
    canvas.text(x, top, str(node.number), bold=True, anchor=anchor)
    canvas.lines(x, top + LINE * TEXT, node.lines, size=SMALL, anchor=anchor)


def _ribbons(
    canvas: Canvas,
    cells: Mapping[tuple[int, int], int],
    left: Sequence[Node],
    right: Sequence[Node],
    *,
    ends: tuple[float, float],
    scale: float,
) -> None:
    """Each leaves and arrives in the order of the list, so that none crosses without need."""
    used_left, used_right = [node.y for node in left], [node.y for node in right]
    for (row, column), number in sorted(cells.items()):
        wide = number * scale
        _ribbon(canvas, ends, (used_left[row], used_right[column]), wide, way(row, column))
        used_left[row] += wide
        used_right[column] += wide


def way(row: int, column: int) -> str:
    """Whether a ribbon goes up the list, stays, or goes down it."""
    return "same" if row == column else "up" if column < row else "down"


LOOKS = {"up": "pic-flow-up", "same": "pic-flow-same", "down": "pic-flow-down"}


def _ribbon(
    canvas: Canvas, ends: tuple[float, float], tops: tuple[float, float], wide: float, goes: str
) -> None:
    (x1, x2), (y1, y2) = ends, tops
    mid = (x1 + x2) / 2
    canvas.path(
        f"M{n(x1)} {n(y1)}C{n(mid)} {n(y1)} {n(mid)} {n(y2)} {n(x2)} {n(y2)}v{n(wide)}"
        f"C{n(mid)} {n(y2 + wide)} {n(mid)} {n(y1 + wide)} {n(x1)} {n(y1 + wide)}z",
        LOOKS[goes],
    )
    if goes == "down":
        _hatched(canvas, (x1, x2), (y1, y2), wide)


def _hatched(
    canvas: Canvas, ends: tuple[float, float], tops: tuple[float, float], wide: float
) -> None:
    """Upright lines across the ribbon, for eyes and printers that see no colour."""
    (x1, x2), (y1, y2) = ends, tops
    number = int((x2 - x1) / 7)
    lines = []
    for place in range(1, number):
        t = place / number
        x = x1 + (x2 - x1) * (1.5 * t - 1.5 * t**2 + t**3)
        y = y1 + (y2 - y1) * (3 * t**2 - 2 * t**3)
        lines.append(f"M{n(x)} {n(y)}v{n(wide)}")
    canvas.path("".join(lines), "pic-hatch-light")


def _ways(texts: FlowWords) -> list[tuple[str, str]]:
    return [(texts.up, "up"), (texts.same, "same"), (texts.down, "down")]


def _sample(goes: str) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.rect(x, y, SAMPLE, SAMPLE, LOOKS[goes])
        if goes == "down":
            for step in (4, 8, 12):
                canvas.line(x + step, y, x + step, y + SAMPLE, "pic-hatch-light")

    return draw


def _whole(cells: Mapping[tuple[int, int], int], size: int, side: int) -> list[int]:
    return [
        sum(number for place, number in cells.items() if place[side] == one) for one in range(size)
    ]


def _sums(cells: Cells, size: int, side: int) -> Margin:
    """The sum of each row or column; None where one of its cells is hidden."""
    parts = [
        [number for place, number in cells.items() if place[side] == one] for one in range(size)
    ]
    return [None if not one or None in one else sum(number or 0 for number in one) for one in parts]
