"""Where a picture is put together: shapes with classes, words with their size, nothing else.

No script, no event, no style attribute: the page's own rules forbid them. Hatching is drawn line
by line and not as a pattern, so that it looks alike on paper, in a PDF and in every browser.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from naast.insight.logic.pictures.style import STANDALONE
from naast.insight.logic.pictures.text import BOLD, LINE, REST, width, wrap
from naast.insight.logic.pictures.words import PHONE, PictureWords

TEXT, SMALL = 15.0, 13.5
PAD = 14.0
STEP = 6.0  # between the lines of a hatching


class Canvas:
    """A picture in the making. across: its width in units; its height is told at the end."""

    def __init__(self, words: PictureWords, across: int) -> None:
        self.words, self.across = words, across
        self.left, self.right = PAD, across - PAD
        self.room = self.right - self.left
        self._parts: list[str] = []

    def rect(self, x: float, y: float, w: float, h: float, look: str, *, r: float = 0) -> None:
        """A box; nothing where it has no width or height."""
        if w > 0 and h > 0:
            round_ = f' rx="{n(min(r, w / 2, h / 2))}"' if r else ""
            self._parts.append(
                f'<rect class="{look}" x="{n(x)}" y="{n(y)}"'
                f' width="{n(w)}" height="{n(h)}"{round_}/>'
            )

    def line(self, x1: float, y1: float, x2: float, y2: float, look: str) -> None:
        """A straight line."""
        self._parts.append(
            f'<line class="{look}" x1="{n(x1)}" y1="{n(y1)}" x2="{n(x2)}" y2="{n(y2)}"/>'
        )

    def path(self, d: str, look: str) -> None:
        """Any outline."""
        self._parts.append(f'<path class="{look}" d="{d}"/>')

    def circle(self, x: float, y: float, r: float, look: str) -> None:
        """A dot or a ring."""
        self._parts.append(f'<circle class="{look}" cx="{n(x)}" cy="{n(y)}" r="{n(r)}"/>')

    def hatch(
        self, x: float, y: float, w: float, h: float, look: str, *, step: float = STEP
    ) -> None:
        """Slanting lines inside a box, from its own edges to its own edges."""
        lines, at = [], step
        while at < w + h:
            x1, y1 = (x + at, y) if at <= w else (x + w, y + at - w)
            x2, y2 = (x, y + at) if at <= h else (x + at - h, y + h)
            lines.append(f"M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}")
            at += step
        if lines:
            self.path("".join(lines), look)

    def hidden(self, x: float, y: float, w: float, h: float) -> None:
        """What stands for a number that is not shown: hatched, with a broken edge."""
        self.hatch(x, y, w, h, "pic-hatch")
        self.rect(x, y, w, h, "pic-hidden")

    def text(
        self,
        x: float,
        top: float,
        words: str,
        *,
        look: str = "pic-ink",
        size: float = TEXT,
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        """One line of words. top: of the line, not of what its letters stand on."""
        more = "" if size == TEXT else f' font-size="{n(size)}"'
        more += f' font-weight="{BOLD}"' if bold else ""
        more += "" if anchor == "start" else f' text-anchor="{anchor}"'
        self._parts.append(
            f'<text class="{look}" x="{n(x)}" y="{n(top + REST * size)}"{more}>'
            f"{escape(words)}</text>"
        )

    def lines(
        self,
        x: float,
        top: float,
        lines: Sequence[str],
        *,
        look: str = "pic-ink",
        size: float = TEXT,
        bold: bool = False,
        anchor: str = "start",
    ) -> float:
        """Lines of words under one another. Returns where the next thing may begin."""
        for line in lines:
            self.text(x, top, line, look=look, size=size, bold=bold, anchor=anchor)
            top += LINE * size
        return top

    def wrapped(
        self,
        top: float,
        words: str,
        *,
        look: str = "pic-ink",
        size: float = TEXT,
        bold: bool = False,
    ) -> float:
        """Words over the whole width. Returns where the next thing may begin."""
        lines = wrap(words, self.room, size, bold=bold)
        return self.lines(self.left, top, lines, look=look, size=size, bold=bold)

    def svg(self, bottom: float, *, standalone: bool) -> str:
        """The whole. bottom: where the last thing ends.

        A PDF takes only the title for those who hear it, so on its own the title says it all.
        """
        words, high = self.words, n(bottom + PAD)
        key = _id(f"{words.key}-{self.across}")
        title = f"{words.title}. {words.description}" if standalone else words.title
        size = f' width="{self.across}" height="{high}"' if standalone else ""
        return "".join(
            [
                f'<svg class="pic pic--{"phone" if self.across <= PHONE else "wide"}"'
                f' xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.across} {high}"{size}'
                f' role="img" aria-labelledby="{key}-title {key}-desc" font-size="{n(TEXT)}">'
                f'<title id="{key}-title">{escape(title)}</title>'
                f'<desc id="{key}-desc">{escape(words.description)}</desc>',
                STANDALONE if standalone else "",
                *self._parts,
                "</svg>",
            ]
        )


def high(lines: Sequence[str], size: float = TEXT) -> float:
    """How high so many lines stand."""
    return LINE * size * len(lines)


def widest(words: Sequence[str], size: float = TEXT, *, bold: bool = False) -> float:
    """How wide the widest is; 0 of none."""
    return max((width(one, size, bold=bold) for one in words), default=0.0)


def n(number: float) -> str:
    """A number as it stands in the picture: two decimals at most, and no "-0"."""
    short = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def _id(key: str) -> str:
    return "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in key)
