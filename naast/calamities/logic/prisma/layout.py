"""Where each box of a tree stands: Reingold and Tilford's way, with boxes of one width.

Measures are those of the drawing: 1 is a CSS pixel, 0.2646 mm on paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from naast.calamities.logic.prisma.tree import Tree

WIDTH, GAP, MARGIN = 172.0, 20.0, 28.0
PADDING, LINE, FOOT = 10.0, 17.0, 16.0
BETWEEN_LEVELS = 64.0
TEXT_SIZE = 14.0
# Advance widths of Source Sans 3, in em; wider letters come first where nothing is listed.
_ADVANCE = {
    0.2: " ", 0.25: "',.:;ij|Il", 0.3: "!()[]f{}", 0.35: "-rt/\\", 0.42: '"*?sz',
    0.46: "xcvyJLY", 0.5: "#$+0123456789<=>F^_aegk~", 0.54: "EVXASTZ`hnou", 0.57: "PRbdpqBCK",
    0.63: "&DGNU", 0.69: "HOQMw", 0.83: "W%m@",
}  # fmt: skip
_WIDTH_OF = {sign: width for width, signs in _ADVANCE.items() for sign in signs}
_OTHER = 0.6
_SPARE = 1.08  # other fonts are wider


@dataclass(frozen=True)
class Box:
    """x: of its middle; y: of its upper edge."""

    x: float
    y: float
    height: float
    lines: tuple[str, ...]

    @property
    def left(self) -> float:
        """Of its edge."""
        return self.x - WIDTH / 2

    @property
    def bottom(self) -> float:
        """Of its lower edge."""
        return self.y + self.height


@dataclass(frozen=True)
class Layout:
    """Every box, and the size of the paper."""

    boxes: Mapping[UUID, Box]
    width: float
    height: float

    @cached_property
    def levels(self) -> int:
        """How many rows of boxes."""
        return len({box.y for box in self.boxes.values()})


def laid_out(tree: Tree, *, foot: float = FOOT) -> Layout:
    """foot: room under the words of a box, for its source and code."""
    columns = _columns(tree)
    lines = {node.id: wrapped(node.text) for node in tree.nodes}
    heights = {key: 2 * PADDING + len(words) * LINE + foot for key, words in lines.items()}
    tops = _tops(tree, heights)
    least = min(columns.values())
    boxes = {
        key: Box(
            x=MARGIN + WIDTH / 2 + (column - least) * (WIDTH + GAP),
            y=tops[tree.depth[key]],
            height=heights[key],
            lines=lines[key],
        )
        for key, column in columns.items()
    }
    return Layout(
        boxes,
        width=max(box.x for box in boxes.values()) + WIDTH / 2 + MARGIN,
        height=max(box.bottom for box in boxes.values()) + MARGIN,
    )


def _columns(tree: Tree) -> dict[UUID, float]:
    """Beside one another at least one apart, each over the middle of what lies under it."""
    edges = [
        (tree.place[node.parent], at)
        for at, node in enumerate(tree.nodes)
        if node.parent is not None
    ]
    import igraph  # noqa: PLC0415  a fifth of a second, and only where a tree is drawn

    graph = igraph.Graph(n=len(tree.nodes), edges=edges, directed=True)
    places = graph.layout_reingold_tilford(mode="out", root=[0])
    return {node.id: float(places[at][0]) for at, node in enumerate(tree.nodes)}


def _tops(tree: Tree, heights: Mapping[UUID, float]) -> dict[int, float]:
    """The upper edge of each level; a level is as high as its highest box."""
    highest: dict[int, float] = {}
    for key, level in tree.depth.items():
        highest[level] = max(highest.get(level, 0.0), heights[key])
    tops, at = {}, MARGIN
    for level in sorted(highest):
        tops[level] = at
        at += highest[level] + BETWEEN_LEVELS
    return tops


def wrapped(text: str, room: float = WIDTH - 2 * PADDING) -> tuple[str, ...]:
    """In lines that fit; a word that does not fit is broken."""
    lines: list[str] = []
    line = ""
    for word in text.split() or [""]:
        longer = f"{line} {word}" if line else word
        if long(longer) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while long(line) > room:
            fits = next(at for at in range(len(line), 0, -1) if long(line[:at] + "-") <= room)
            lines.append(line[:fits] + "-")
            line = line[fits:]
    return (*lines, line)


def long(text: str, size: float = TEXT_SIZE) -> float:
    """About how long it is when drawn, a little too much rather than too little."""
    return sum(_WIDTH_OF.get(sign, _OTHER) for sign in text) * size * _SPARE
