"""The tree as SVG, as analysts draw it on a wall: boxes, gates, codes, and the recovery in green.

Nothing but numbers and escaped words goes in. Colours stand at the shapes, for files and paper;
pages give the classes their own, so that it follows the light or dark of the page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from uuid import UUID

from naast.calamities.logic.prisma.layout import (
    BETWEEN_LEVELS,
    FOOT,
    LINE,
    PADDING,
    TEXT_SIZE,
    WIDTH,
    Box,
    Layout,
    laid_out,
    long,
)
from naast.calamities.logic.prisma.tree import Gate, Node, Source, Tree

INK, SOFT, EDGE, PAPER = "#1f2d33", "#4b5a61", "#5b6a71", "#ffffff"
TOP_FILL, TOP_INK = "#1d5b5e", "#ffffff"
LEAF_FILL, RECOVERY_FILL, RECOVERY_EDGE = "#fbefcf", "#dcefe2", "#17532f"
FONT = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Arial, sans-serif"
GATE = 15.0
SMALL = 11.5


@dataclass(frozen=True)
class DrawnWords:
    """What the drawing says besides the boxes."""

    title: str
    description: str
    and_: str
    or_: str
    recovery: str
    sources: Mapping[Source, str]


@dataclass(frozen=True)
class Look:
    """What differs between a page, a file and paper.

    codes: classes of a root cause by box. link: where a press on a box leads, its id follows.
    chosen: the box drawn as such. part: the stretch of paper to show (x, y, width, height); None:
    all. share: how large it is drawn. hidden: from those who hear the page, because the same stands
    beside it as a list.
    """

    codes: Mapping[UUID, tuple[str, ...]] = field(default_factory=dict)
    link: str = ""
    chosen: UUID | None = None
    part: tuple[float, float, float, float] | None = None
    millimetres: bool = False
    share: float = 1.0
    hidden: bool = False


def numbers(tree: Tree) -> dict[UUID, str]:
    """1, 1.1, 1.2, 2: the top has none."""
    found = {tree.top.id: ""}
    for node in tree.nodes:
        for at, under in enumerate(tree.causes[node.id], 1):
            found[under.id] = f"{found[node.id]}.{at}".lstrip(".")
    return {node.id: found[node.id] for node in tree.nodes}


def drawn(tree: Tree, words: DrawnWords, look: Look | None = None) -> str:
    """One svg element."""
    return drawn_on(laid_out(tree), tree, words, look or Look())


def drawn_on(layout: Layout, tree: Tree, words: DrawnWords, look: Look) -> str:
    """As drawn(), where the layout is known."""
    pen = _Pen(tree, layout, words, look)
    body = [
        *sorted(  # what is dashed lies under what is not
            (line for node in tree.nodes for line in pen.branches(node)),
            key=lambda line: "pt-line--recovery" not in line,
        ),
        *(pen.box(node) for node in tree.nodes),
    ]
    return f"{_head(layout, words, look)}{''.join(body)}</svg>"


@dataclass(frozen=True)
class _Pen:
    """What every stroke needs to know."""

    tree: Tree
    layout: Layout
    words: DrawnWords
    look: Look

    @cached_property
    def numbers(self) -> Mapping[UUID, str]:
        """Of every box."""
        return numbers(self.tree)

    def branches(self, node: Node) -> Iterable[str]:
        """From a box down to its causes, through the gate."""
        under = self.tree.causes[node.id]
        if not under:
            return
        box = self.layout.boxes[node.id]
        bus = self.layout.boxes[under[0].id].y - BETWEEN_LEVELS * 0.32
        down = f"M{box.x:.1f} {box.bottom:.1f}V{bus:.1f}"
        yield _line(down, recovers=node.id in self.tree.recovery)
        for one in under:
            at = self.layout.boxes[one.id]
            path = f"M{box.x:.1f} {bus:.1f}H{at.x:.1f}V{at.y:.1f}"
            yield _line(path, recovers=one.id in self.tree.recovery)
        if len(under) > 1:
            word = self.words.and_ if node.gate is Gate.AND else self.words.or_
            yield _gate(box.x, bus, node.gate, word)

    def box(self, node: Node) -> str:
        """A box with all that stands in and at it; a press on it leads to it."""
        at, kind = self.layout.boxes[node.id], self.kind(node)
        chosen = " pt-box--chosen" if node.id == self.look.chosen else ""
        shape = "".join(
            (
                f'<g class="pt-box pt-box--{kind}{chosen}" data-box="{node.id}">',
                _frame(at, kind),
                _text(at, kind),
                self.foot(node, at, kind),
                _above(at, self.words.recovery) if node.recovers else "",
                _below(at, self.look.codes.get(node.id, ())),
                "</g>",
            )
        )
        if not self.look.link:
            return shape
        return f'<a href="{escape(self.look.link)}{node.id}#chosen" tabindex="-1">{shape}</a>'

    def kind(self, node: Node) -> str:
        """How it is drawn."""
        if node is self.tree.top:
            return "top"
        if node.id in self.tree.recovery:
            return "recovery"
        return "leaf" if self.tree.is_leaf(node) else "cause"

    def foot(self, node: Node, at: Box, kind: str) -> str:
        """The number at the left, the source at the right."""
        fill, y = TOP_INK if kind == "top" else SOFT, at.bottom - FOOT / 2
        look = f'class="pt-small" y="{y:.1f}" font-size="{SMALL:g}" fill="{fill}"'
        number = f'<text x="{at.left + PADDING:.1f}" {look}>{self.numbers[node.id]}</text>'
        if node.source is Source.NONE:
            return number
        room = WIDTH - 2 * PADDING - 6 - long(self.numbers[node.id], SMALL)
        right, word = at.left + WIDTH - PADDING, escape(_cut(self.words.sources[node.source], room))
        return f'{number}<text x="{right:.1f}" {look} text-anchor="end">{word}</text>'


def _cut(words: str, room: float) -> str:
    """As much as fits, in the small letters; the list beside the drawing says all of it."""
    if long(words, SMALL) <= room:
        return words
    fits = next((at for at in range(len(words), 0, -1) if long(f"{words[:at]}…", SMALL) <= room), 0)
    return f"{words[:fits].rstrip()}…" if fits else ""


def _head(layout: Layout, words: DrawnWords, look: Look) -> str:
    x, y, width, height = look.part or (0.0, 0.0, layout.width, layout.height)
    unit, share = ("mm", look.share * 25.4 / 96) if look.millimetres else ("", look.share)
    told = (
        'aria-hidden="true"'
        if look.hidden
        else f'role="img" aria-label="{escape(words.title)}. {escape(words.description)}"'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ptree" {told}'
        f' viewBox="{x:g} {y:g} {width:g} {height:g}"'
        f' width="{width * share:g}{unit}" height="{height * share:g}{unit}"'
        f' font-family="{FONT}" font-size="{TEXT_SIZE:g}" fill="{INK}">'
        f"<title>{escape(words.title)}</title><desc>{escape(words.description)}</desc>"
        f'<rect class="pt-paper" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
        f' fill="{PAPER}"/>'
    )


def _line(path: str, *, recovers: bool) -> str:
    look = f'stroke="{RECOVERY_EDGE}" stroke-dasharray="7 4"' if recovers else f'stroke="{EDGE}"'
    kind = "pt-line pt-line--recovery" if recovers else "pt-line"
    return f'<path class="{kind}" d="{path}" fill="none" stroke-width="1.8" {look}/>'


def _gate(x: float, bus: float, gate: Gate, word: str) -> str:
    """The shapes of fault trees: a half round for "and", a pointed arch for "or"."""
    low, left, right = bus + 3, x - GATE - 4, x + GATE + 4
    high, side = low - 2 * GATE - 2, low - GATE
    if gate is Gate.AND:
        shape = f"M{left:.1f} {low:.1f}V{side:.1f}A{GATE + 4:g} {GATE + 2:g} 0 0 1 "
        shape += f"{right:.1f} {side:.1f}V{low:.1f}Z"
    else:
        shape = (
            f"M{left:.1f} {low:.1f}Q{left:.1f} {side:.1f} {x:.1f} {high:.1f}"
            f"Q{right:.1f} {side:.1f} {right:.1f} {low:.1f}"
            f"Q{x:.1f} {low - 9:.1f} {left:.1f} {low:.1f}Z"
        )
    dashed = "" if gate is Gate.AND else ' stroke-dasharray="4 3"'
    look = f'fill="{PAPER}" stroke="{INK}" stroke-width="1.6"{dashed}'
    return (
        f'<path class="pt-gate" d="{shape}" {look}/>'
        f'<text class="pt-word" x="{x:.1f}" y="{low - 11:.1f}" text-anchor="middle"'
        f' font-size="{SMALL:g}" font-weight="600">{escape(word)}</text>'
    )


_FRAMES = {
    "top": f'fill="{TOP_FILL}" stroke="{TOP_FILL}" rx="6"',
    "cause": f'fill="{PAPER}" stroke="{EDGE}" rx="6"',
    "leaf": f'fill="{LEAF_FILL}" stroke="{EDGE}" rx="6"',
    "recovery": f'fill="{RECOVERY_FILL}" stroke="{RECOVERY_EDGE}" stroke-dasharray="7 4" rx="18"',
}


def _frame(box: Box, kind: str) -> str:
    return (
        f'<rect class="pt-frame" x="{box.left:.1f}" y="{box.y:.1f}" width="{WIDTH:g}"'
        f' height="{box.height:.1f}" stroke-width="1.6" {_FRAMES[kind]}/>'
    )


def _text(box: Box, kind: str) -> str:
    fill = f' fill="{TOP_INK}"' if kind == "top" else ""
    first = box.y + PADDING + LINE * 0.75
    spans = "".join(
        f'<tspan x="{box.x:.1f}" y="{first + LINE * at:.1f}">{escape(line)}</tspan>'
        for at, line in enumerate(box.lines)
    )
    weight = ' font-weight="600"' if kind == "top" else ""
    return f'<text class="pt-text" text-anchor="middle"{fill}{weight}>{spans}</text>'


def _above(box: Box, word: str) -> str:
    """The word over the recovery branch: its colour alone must not say it."""
    look = f'font-size="{SMALL:g}" font-weight="600" fill="{RECOVERY_EDGE}" text-anchor="end"'
    x, y = box.left + WIDTH, box.y - 6
    return f'<text class="pt-recovers" x="{x:.1f}" y="{y:.1f}" {look}>{escape(word)}</text>'


def _below(box: Box, codes: tuple[str, ...]) -> str:
    """The classes of a root cause, in round labels on its lower edge."""
    wide, gap = 46.0, 4.0
    start = box.x - (len(codes) * (wide + gap) - gap) / 2
    return "".join(
        f'<rect class="pt-code" x="{start + at * (wide + gap):.1f}" y="{box.bottom - 2:.1f}"'
        f' width="{wide:g}" height="22" rx="11" fill="{INK}"/>'
        f'<text class="pt-code-word" x="{start + at * (wide + gap) + wide / 2:.1f}"'
        f' y="{box.bottom + 13:.1f}" text-anchor="middle" font-size="{SMALL:g}" font-weight="600"'
        f' fill="{PAPER}">{escape(code)}</text>'
        for at, code in enumerate(codes)
    )
