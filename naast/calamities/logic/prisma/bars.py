"""Horizontal bars as SVG text, without script or style; colours are classes of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, LABEL, ROW, TOP = 460, 180, 30, 8
ROOM = WIDTH - LABEL - 60


@dataclass(frozen=True)
class Bar:
    """share: from 0 on; may be above 1. None where it is not told. strong: a main category."""

    label: str
    share: float | None
    value: str
    strong: bool = False


def bars(rows: Sequence[Bar], *, title: str, description: str, key: str) -> str:
    """key: makes the ids of title and description unique on the page."""
    high = TOP * 2 + ROW * len(rows)
    most = max([1.0, *(row.share or 0 for row in rows)])
    parts = [
        f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}"'
        f' role="img" aria-labelledby="{key}-title {key}-desc">'
        f'<title id="{key}-title">{escape(title)}</title>'
        f'<desc id="{key}-desc">{escape(description)}</desc>'
    ]
    for place, row in enumerate(rows):
        y = TOP + place * ROW
        weight = ' font-weight="700"' if row.strong else ""
        parts.append(
            f'<text x="{LABEL - 8}" y="{y + 20}" text-anchor="end"{weight}>'
            f"{escape(row.label)}</text>"
        )
        wide = ROOM * (row.share or 0) / most
        if row.share:
            parts.append(
                f'<rect class="{"c-step-2" if row.strong else "c-bar"}" x="{LABEL}" y="{y + 5}"'
                f' width="{wide:.1f}" height="20" rx="3"/>'
            )
        parts.append(f'<text x="{LABEL + wide + 8:.1f}" y="{y + 20}">{escape(row.value)}</text>')
    return "".join([*parts, "</svg>"])
