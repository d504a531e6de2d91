"""The tornado: how far each input alone moves the result, widest first; SVG as text.

Made like logic/chart.py: no script, no style of its own unless it stands alone, narrow enough that
its letters can be read on a telephone, and told apart in grey by light and dark.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, EDGE, ROW, TOP, BAR = 460, 14, 62, 34, 16
STANDALONE = (
    "<style>text{font:15px 'Source Sans 3',system-ui,sans-serif;fill:#1f2d33}"
    ".c-grid{stroke:#76807f}.c-bar{fill:#a9cbc6}.c-dot{fill:#1d5b5e}.c-soft{fill:#4b5a61}"
    ".c-goal{stroke:#7d1f12;stroke-width:1.5;stroke-dasharray:6 4}</style>"
)


@dataclass(frozen=True)
class TornadoRow:
    """One input: the result at its low and at its high, and both in words."""

    label: str
    at_low: float
    at_high: float
    told: str


@dataclass(frozen=True)
class TornadoWords:
    """base: what the upright line says; nought: what the dashed line says, where it is shown."""

    title: str
    description: str
    base: str
    nought: str


def tornado(
    rows: Sequence[TornadoRow], base: float, words: TornadoWords, *, standalone: bool = False
) -> str:
    """Light: at the low of the input. Dark: at its high."""
    ends = [base, *(end for row in rows for end in (row.at_low, row.at_high))]
    low, high = min(ends), max(ends)
    shows_nought = low < 0 < high
    room = (high - low) or 1.0

    def x(value: float) -> float:
        return round(EDGE + (WIDTH - 2 * EDGE) * (value - low) / room, 1)

    height = TOP + ROW * len(rows) + (26 if shows_nought else 6)
    parts = [_head(words, height), STANDALONE if standalone else ""]
    bottom = TOP + ROW * len(rows)
    for place, row in enumerate(rows):
        parts += _row(row, TOP + ROW * place, base, x)
    parts.append(
        f'<line class="c-grid" x1="{x(base)}" x2="{x(base)}" y1="{TOP - 8}" y2="{bottom}"/>'
    )
    parts.append(_text(x(base), TOP - 14, words.base))
    if shows_nought:
        parts.append(
            f'<line class="c-goal" x1="{x(0)}" x2="{x(0)}" y1="{TOP - 8}" y2="{bottom + 4}"/>'
        )
        parts.append(_text(x(0), bottom + 20, words.nought))
    return "".join([*parts, "</svg>"])


def _row(row: TornadoRow, y: int, base: float, x: Callable[[float], float]) -> list[str]:
    parts = [f'<text x="{EDGE}" y="{y + 14}">{escape(row.label)}</text>']
    for name, end in (("c-bar", row.at_low), ("c-dot", row.at_high)):
        left, right = sorted((x(base), x(end)))
        wide = max(right - left, 1.0)
        parts.append(
            f'<rect class="{name}" x="{left}" y="{y + 20}" width="{wide:.1f}" height="{BAR}"/>'
        )
    parts.append(f'<text class="c-soft" x="{EDGE}" y="{y + 52}">{escape(row.told)}</text>')
    return parts


def _head(words: TornadoWords, height: int) -> str:
    return (
        f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        f' role="img" aria-labelledby="tornado-title tornado-desc">'
        f'<title id="tornado-title">{escape(words.title)}</title>'
        f'<desc id="tornado-desc">{escape(words.description)}</desc>'
    )


def _text(x: float, y: float, words: str) -> str:
    """Beside its line, on the side where there is room."""
    anchor = "start" if x < WIDTH / 3 else "end" if x > WIDTH * 2 / 3 else "middle"
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'
