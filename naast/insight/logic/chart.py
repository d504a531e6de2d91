"""A small writer of charts: SVG as text, with a title, a description and no script or style in it.

Colours come from classes, which the page's own style sheet knows; a file of its own gets them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10
from xml.sax.saxutils import escape

# Narrow, so that its letters are large enough on a telephone too.
WIDTH, HEIGHT = 460, 330
LEFT, RIGHT, TOP, BOTTOM = 60, 48, 38, 54
STANDALONE = (
    "<style>text{font:15px 'Source Sans 3',system-ui,sans-serif;fill:#1f2d33}.c-paper{fill:#faf7f1}"
    ".c-grid{stroke:#d9d6cc}.c-line{fill:none;stroke:#1d5b5e;stroke-width:2.5}.c-dot{fill:#1d5b5e}"
    ".c-bar{fill:#c9dfdb}.c-goal{stroke:#7d1f12;stroke-width:1.5;stroke-dasharray:6 4}"
    ".c-mark{fill:none;stroke:#7d1f12;stroke-width:2.5}</style>"
    '<rect class="c-paper" width="100%" height="100%"/>'
)


@dataclass(frozen=True)
class Point:
    """At x: a line's height (share in percent) and a bar's height (load); label for a reader."""

    x: int
    percent: float
    load: float


@dataclass(frozen=True)
class Words:
    """What the chart says around its figures."""

    title: str
    description: str
    x: str
    line: str
    bar: str


def team_chart(
    points: Sequence[Point], words: Words, *, goal: float, marked: int | None, standalone: bool
) -> str:
    """Bars: load. Line: late calls in percent. Dashed: what the hospital calls enough."""
    top = _nice(max([goal * 1.5, *(point.percent for point in points)], default=1))
    top = min(top, 100.0)
    most = _nice(max((point.load for point in points), default=1))
    places = {point.x: _x(place, len(points)) for place, point in enumerate(points)}
    bar = min(34.0, (WIDTH - LEFT - RIGHT) / max(len(points), 1) * 0.6)
    parts = [_head(words), STANDALONE if standalone else ""]
    for step in range(5):
        y = _y(step / 4)
        parts.append(f'<line class="c-grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>')
        parts.append(_text(LEFT - 8, y + 4, f"{top * step / 4:g} %", "end"))
        parts.append(_text(WIDTH - RIGHT + 8, y + 4, f"{most * step / 4:g}", "start"))
    for point in points:
        x, y = places[point.x], _y(point.load / most)
        parts.append(
            f'<rect class="c-bar" x="{x - bar / 2:.1f}" y="{y}" width="{bar:.1f}"'
            f' height="{_y(0) - y:.1f}"/>'
        )
        parts.append(_text(x, HEIGHT - BOTTOM + 20, str(point.x), "middle"))
    level = _y(goal / top)
    parts.append(
        f'<line class="c-goal" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{level}" y2="{level}"/>'
    )
    line = [(places[point.x], _y(min(point.percent / top, 1))) for point in points]
    parts.append(f'<polyline class="c-line" points="{" ".join(f"{x:.1f},{y}" for x, y in line)}"/>')
    parts += [f'<circle class="c-dot" cx="{x:.1f}" cy="{y}" r="4"/>' for x, y in line]
    if marked in places:
        at = next(y for point, (_at, y) in zip(points, line, strict=True) if point.x == marked)
        parts.append(f'<circle class="c-mark" cx="{places[marked]:.1f}" cy="{at}" r="9"/>')
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, words.x, "middle"))
    parts.append(_text(LEFT - 54, 20, words.line, "start"))
    parts.append(_text(WIDTH - 6, 20, words.bar, "end"))
    return "".join([*parts, "</svg>"])


def sparkline(steps: Sequence[int | None], *, title: str, most: int = 4) -> str:
    """A year in coarse steps, oldest first; None: not measured that month."""
    wide, high = 12 * max(len(steps), 1), 28
    parts = [
        f'<svg class="spark" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}"'
        f' role="img" aria-label="{_attribute(title)}">'
    ]
    for place, step in enumerate(steps):
        if step is None:
            continue
        tall = 3 + (high - 5) * step / most
        parts.append(
            f'<rect class="c-step-{step}" x="{place * 12 + 2}" y="{high - tall:.1f}" width="8"'
            f' height="{tall:.1f}" rx="2"/>'
        )
    return "".join([*parts, "</svg>"])


def _head(words: Words) -> str:
    return (
        f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' role="img" aria-labelledby="chart-title chart-desc">'
        f'<title id="chart-title">{escape(words.title)}</title>'
        f'<desc id="chart-desc">{escape(words.description)}</desc>'
    )


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _attribute(words: str) -> str:
    return escape(words, {'"': "&quot;"})


def _x(place: int, number: int) -> float:
    room = (WIDTH - LEFT - RIGHT) / max(number, 1)
    return LEFT + room * (place + 0.5)


def _y(share: float) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - share), 1)


def _nice(value: float) -> float:
    """The next round number: 1, 2, 4, 5 or 8 times a power of ten."""
    if value <= 0:
        return 1.0
    size = 10.0 ** (ceil(log10(value)) - 1)
    return float(next(step * size for step in (1, 2, 4, 5, 8, 10) if step * size >= value * 0.9999))
