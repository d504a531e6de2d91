"""Draws docs/images/matching-year.svg: how a year of requests falls on the team. Run it again after
changing a default weight: .venv/bin/python scripts/draw_year.py
"""

import sys
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from naast.cases.logic.matching import Policy, Weights  # noqa: E402 - found through the line above
from naast.cases.logic.matching_year import Plan, Year, play  # noqa: E402

WEIGHTS = Weights.for_policy(Policy.PROFESSION)
YEARS = {
    "70 supporters, 400 requests": Plan(weights=WEIGHTS),
    "The same with absences, and twelve people at once": Plan(
        weights=WEIGHTS, absences=True, mass_event_on=200
    ),
    "The first year without the weights for fairness": Plan(
        weights=Weights(same_profession=30, year=0, supports_now=0, rest=0, asked_twice=0)
    ),
}
WIDTH, PANEL, LEFT, TOP, BOTTOM = 860, 190, 44, 44, 24
BAR, UNIT = 11.3, 6.4  # pixels a supporter, and a request
STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #23312f }
  .name { font-weight: 600; font-size: 15px }
  .bar { fill: #1d6b66 } .line { stroke: #23312f; stroke-dasharray: 5 4 } .paper { fill: #faf7f1 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e8e4da } .bar { fill: #6cc3ba } .line { stroke: #e8e4da } .paper { fill: #16201f }
  }
"""


def panel(name: str, year: Year, top: int) -> list[str]:
    """One year: a bar a supporter, lightest first, with the middle and twice the middle."""
    ground = top + PANEL - BOTTOM
    parts = [f'<text class="name" x="{LEFT}" y="{top + 20}">{escape(name)}</text>']
    for place, load in enumerate(sorted(year.load.values())):
        x, height = LEFT + place * BAR, load * UNIT
        parts.append(
            f'<rect class="bar" x="{x:.1f}" y="{ground - height:.1f}" width="{BAR - 2:.1f}" '
            f'height="{height:.1f}"/>'
        )
    for times in (1, 2):
        y = ground - year.middle * times * UNIT
        parts.append(
            f'<line class="line" x1="{LEFT}" x2="{LEFT + 70 * BAR:.0f}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{year.middle * times:g}</text>'
        )
    return parts


def sentence(name: str, year: Year) -> str:
    """The figures of a year for who cannot see the bars."""
    return (
        f"{name}: between {min(year.load.values())} and {year.highest} a supporter, "
        f"middle {year.middle:g}, {100 * year.alike // year.asked} in 100 within the profession."
    )


def main() -> None:
    years = {name: play(plan) for name, plan in YEARS.items()}
    told = [sentence(name, year) for name, year in years.items()]
    height = TOP + PANEL * len(years)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'aria-labelledby="title desc">',
        '<title id="title">How many colleagues each supporter supports in a year</title>',
        f'<desc id="desc">{escape(" ".join(told))}</desc>',
        f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{WIDTH}" height="{height}"/>',
        f'<text x="{LEFT}" y="26">One bar a supporter, lightest first. Dashed: the middle of the '
        "team, and twice the middle.</text>",
    ]
    for place, (name, year) in enumerate(years.items()):
        parts += panel(name, year, TOP + place * PANEL)
    target = ROOT / "docs" / "images" / "matching-year.svg"
    target.parent.mkdir(exist_ok=True)
    target.write_text("\n".join([*parts, "</svg>", ""]))
    print("\n".join(told))


if __name__ == "__main__":
    main()
