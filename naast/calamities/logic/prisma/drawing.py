"""The tree as SVG, as analysts draw it on a wall: boxes, gates, codes, and the recovery in green.

Nothing but numbers and escaped words goes in. Colours stand at the shapes, for files and paper;
pages give the classes their own, so that it follows the light or dark of the page.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
AROUND = 30.0  # how far lines, gates, codes and words reach out of what they belong to
Part = tuple[float, float, float, float]  # x, y, width, height
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
    part: Part | None = None
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
    """As drawn(), where the layout is known. Of a part only what lies on it is drawn."""
    pen = _Pen(tree, layout, words, look)
    return f"{_head(layout, words, look)}{''.join(pen.strokes())}</svg>"


def parts_with_something(
    layout: Layout, tree: Tree, parts: Iterable[Part]
) -> list[tuple[int, Part]]:
    """Those on which anything is drawn, with their places among all."""
    said = DrawnWords("", "", "", "", "", dict.fromkeys(Source, ""))
    return [
        (at, part)
        for at, part in enumerate(parts)
        if next(_Pen(tree, layout, said, Look(part=part)).strokes(), None)
    ]


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

    def strokes(self) -> Iterator[str]:
        """Lines first; what is dashed lies under what is not."""
        lines = (line for node in self.tree.nodes for line in self.branches(node))
        yield from sorted(lines, key=lambda line: "pt-line--recovery" not in line)
        yield from (self.box(node) for node in self.tree.nodes if self.shows(node))

    def shows(self, node: Node) -> bool:
        """Some of the box, or of what stands at it."""
        at = self.layout.boxes[node.id]
        return self.sees(at.left, at.y, at.left + WIDTH, at.bottom)

    def sees(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether any of it lies on the part that is drawn."""
        if self.look.part is None:
            return True
        x, y, width, height = self.look.part
        across = left - AROUND < x + width and right + AROUND > x
        return across and top - AROUND < y + height and bottom + AROUND > y

    def branches(self, node: Node) -> Iterable[str]:
        """From a box down to its causes, through the gate: one line across for all of them, so
        that a sheet of a very wide tree has no line for each cause of the others."""
        under = self.tree.causes[node.id]
        if not under:
            return
        box = self.layout.boxes[node.id]
        bus = self.layout.boxes[under[0].id].y - BETWEEN_LEVELS * 0.32
        here = node.id in self.tree.recovery
        if self.sees(box.x, box.bottom, box.x, bus):
            yield _line(f"M{box.x:.1f} {box.bottom:.1f}V{bus:.1f}", recovers=here)
        for recovers in (True, False):
            same = [one for one in under if (one.id in self.tree.recovery) is recovers]
            yield from self.across([self.layout.boxes[one.id] for one in same], box, bus, recovers)
        if len(under) > 1 and self.sees(box.x, bus, box.x, bus):
            word = self.words.and_ if node.gate is Gate.AND else self.words.or_
            yield _gate(box.x, bus, node.gate, word)

    def across(self, causes: Sequence[Box], box: Box, bus: float, recovers: bool) -> Iterable[str]:
        """From under a box to the left and the right, and down to each cause."""
        if not causes:
            return
        places = [box.x, *(at.x for at in causes)]
        left, right = min(places), max(places)
        if len(causes) == 1:  # in one stroke, so that dashes run on round the corner
            if self.sees(left, bus, right, causes[0].y):
                path = f"M{box.x:.1f} {bus:.1f}H{causes[0].x:.1f}V{causes[0].y:.1f}"
                yield _line(path, recovers=recovers)
            return
        if self.sees(left, bus, right, bus):
            yield _line(f"M{left:.1f} {bus:.1f}H{right:.1f}", recovers=recovers)
        for at in causes:
            if self.sees(at.x, bus, at.x, at.y):
                yield _line(f"M{at.x:.1f} {bus:.1f}V{at.y:.1f}", recovers=recovers)

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
