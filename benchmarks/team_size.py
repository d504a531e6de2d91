"""Ten years of a hospital played for a whole chart, and how near the play is to Erlang's formulas.

Speed: 200 requests a year, rest, absence, mass events, hours of calling; every team size of an
answer, ten years each, beside a limit of 10 s. Nearness: where the formulas apply, the mean of five
seeds of 400,000 requests, at most 2 % away. Time is that of the processor.
Run: python -m benchmarks.team_size
"""

import json
import sys
import time
from dataclasses import replace
from statistics import mean

from naast.insight.logic import erlang
from naast.insight.logic.simulation import play
from naast.insight.logic.team_plan import TeamPlan
from naast.insight.logic.team_size import answer

HOSPITAL = TeamPlan(
    requests_a_year=200, accepting=0.9, conversations=2, minutes=30, rest_days=7, maximum=2,
    says_no=0.1, answer_hours=4, absent=0.15, calls_from=8, calls_until=21, mass_events=2,
    mass_people=15,
)  # fmt: skip
SEEDS, REQUESTS = (1, 2, 3, 4, 5), 400_000
CASES = ((2, 1.0), (5, 3.0), (10, 7.0))


def tell(name: str, value: float, limit: float, unit: str) -> None:
    figure = {"name": name, "value": value, "limit": limit, "unit": unit, "ratio": value / limit}
    print(json.dumps(figure))


def away(load: float, team: int) -> tuple[float, float]:
    """How far waiting (C) and being refused (B) are from the formulas, as a share."""
    a_year = load * 365 / 28
    plan = TeamPlan(requests_a_year=a_year, years=REQUESTS / a_year)
    waits = mean(play(replace(plan, seed=seed), team).waited for seed in SEEDS)
    lost = mean(play(replace(plan, seed=seed, waits=False), team).lost for seed in SEEDS)
    return (
        abs(waits / erlang.waits(team, load) - 1),
        abs(lost / erlang.blocked(team, load) - 1),
    )


def main() -> int:
    began = time.process_time()
    found = answer(HOSPITAL, one_in=50)
    spent = time.process_time() - began
    if found.enough is None or found.plan.years < 10:
        raise RuntimeError("Not ten years, or no answer; the figure would mean nothing.")
    print(f"{len(found.outcomes)} team sizes in the chart, {found.enough.team} are enough")
    tell("ten years, whole chart", spent, 10, "s")
    for team, load in CASES:
        waits, lost = away(load, team)
        tell(f"Erlang C, {team} at {load:g}", 100 * waits, 2, "% away")
        tell(f"Erlang B, {team} at {load:g}", 100 * lost, 2, "% away")
    return 0


if __name__ == "__main__":
    sys.exit(main())
