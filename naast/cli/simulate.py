"""naast simulate team: how many supporters a hospital needs, from its figures or assumptions."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from naast.cli.no_installation import need_no_installation
from naast.insight.choices_team import ASSUMPTIONS, ONE_IN, left_blank, plan_of, sentences
from naast.insight.logic.team_size import TeamAnswer, answer
from naast.insight.wording_team import chart_of


def _options(command: Callable[..., None]) -> Callable[..., None]:
    """One option an assumption; what is proposed stands in the help of the command."""
    for name, one in reversed(list(ASSUMPTIONS.items())):
        kind: click.IntRange | click.FloatRange = (
            click.IntRange(int(one.least), int(one.most))
            if one.whole
            else click.FloatRange(one.least, one.most)
        )
        proposed = "blank" if one.proposed is None else f"{one.proposed:g}"
        command = click.option(
            f"--{name.replace('_', '-')}", name, type=kind, default=one.proposed,
            help=f"{one.least:g} to {one.most:g}; proposed: {proposed}.",
        )(command)  # fmt: skip
    return command


@click.group()
def simulate() -> None:
    """Play years that have not happened."""


@simulate.command()
@_options
@click.option("--weekends/--no-weekends", default=True, help="Calls are made at weekends too.")
@click.option("--one-in", type=click.IntRange(2, 1000), default=ONE_IN, help="Late at most 1 in N.")
@click.option("--team", "own_team", type=click.IntRange(1, 400), help="Your team as it is now.")
@click.option(
    "--seed", type=click.IntRange(0), help="Other chances; the same seed, the same years."
)
@click.option(
    "--svg", type=click.Path(dir_okay=False, path_type=Path), help="Write the chart here."
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def team(  # one parameter an option
    *,
    weekends: bool,
    one_in: int,
    own_team: int | None,
    seed: int | None,
    svg: Path | None,
    as_json: bool,
    **values: float | None,
) -> None:
    """How many supporters do we need?

    Example: naast simulate team --requests-a-year 120 --absent 15 --rest-days 7 --team 20

    Shares are in percent. Ten years are played for each team size, with the same requests. What is
    left blank is not counted, and the answer says so. No database is asked.
    """
    need_no_installation()
    found = answer(plan_of(values, weekends=weekends, seed=seed), one_in=one_in, own_team=own_team)
    if svg is not None:
        svg.write_text(chart_of(found, standalone=True), encoding="utf-8")
    if as_json:
        click.echo(json.dumps(_plain(found, values), indent=1))
        return
    for line in (*sentences(found), "", *_table(found), "", *_assumed(values)):
        click.echo(line)


def _plain(found: TeamAnswer, values: dict[str, float | None]) -> dict[str, Any]:
    return {
        "enough": found.enough.team if found.enough else None,
        "late_at_most_one_in": found.one_in,
        "sentences": list(sentences(found)),
        "teams": [asdict(one) for one in found.outcomes],
        "own": asdict(found.own) if found.own else None,
        "plan": asdict(found.plan),
        "blank": [name for name, value in values.items() if value is None],
    }


def _table(found: TeamAnswer) -> list[str]:
    lines = ["supporters  late   colleagues a year  hours a year  taken"]
    for one in found.outcomes:
        mark = "*" if one is found.enough else " "
        lines.append(
            f"{one.team:>9} {mark}{one.late:>6.1%} {one.colleagues:>18.1f} {one.hours:>13.1f}"
            f" {one.taken:>6.0%}"
        )
    return lines


def _assumed(values: dict[str, float | None]) -> list[str]:
    told = [
        f"  {one.label}: {values[name]:g}. {one.why}"
        for name, one in ASSUMPTIONS.items()
        if values.get(name) is not None
    ]
    blank = [f"  {label}: -" for label in left_blank(values)]
    return [*told, *blank]
