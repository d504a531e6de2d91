"""naast match: the best supporters for all requests of a file together, with reasons."""

import json
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.cases.choices_match import exclusion_sentence, nobody_sentence, reason_sentence
from naast.cases.logic.matching import Policy, Proposal, Proposals, Weights, propose
from naast.cases.logic.matching_files import MatchFile, read_requests, read_team
from naast.cases.logic.matching_words import shown
from naast.cli.no_installation import need_no_installation
from naast.people.logic.problems import UnreadableTable
from naast.people.wording import sentence

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--team", "team_file", type=FILE, required=True, help="CSV or XLSX of supporters.")
@click.option("--requests", "request_file", type=FILE, required=True, help="CSV or XLSX.")
@click.option("--policy", type=click.Choice([one.value for one in Policy]), default="egalitarian")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Match as if on this day.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def match(
    *, team_file: Path, request_file: Path, policy: str, today: datetime | None, as_json: bool
) -> None:
    """Propose supporters for all requests together, and say why.

    The columns are those of docs/examples/match-team.csv and match-requests.csv; only id is needed.
    Nothing is matched while a row cannot be read. No database is asked.
    """
    need_no_installation()
    team, requests = _read(team_file, read_team), _read(request_file, read_requests)
    problems = [
        {"file": file.name, "row": row, "message": message}
        for file, (_rows, wrong) in ((team_file, team), (request_file, requests))
        for row, message in wrong
    ]
    if problems:
        _refuse(problems, as_json=as_json)
    day: date = today.date() if today else timezone.localdate()
    weights = Weights.for_policy(Policy(policy))
    outcome = propose(requests[0], team[0], weights, day)
    click.echo(json.dumps(_plain(outcome, policy), indent=1) if as_json else _words(outcome))


def _read(
    file: Path, read: Callable[[bytes], MatchFile]
) -> tuple[list[Any], list[tuple[int, str]]]:
    """The rows, and what is wrong as sentences; row 0 is the file as a whole."""
    try:
        found = read(file.read_bytes())
    except UnreadableTable as error:
        return [], [(0, sentence(error.problem))]
    return list(found.rows), [(row, sentence(problem)) for row, problem in found.problems]


def _refuse(problems: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"problems": problems}, indent=1))
    else:
        for one in problems:
            row = _("row %(number)s") % {"number": one["row"]}
            click.echo(f"{one['file']}, {row}: {one['message']}", err=True)
    sys.exit(1)


def _plain(outcome: Proposals, policy: str) -> dict[str, Any]:
    return {
        "policy": policy,
        "objective": outcome.objective,
        "proposals": [_plain_proposal(one) for one in outcome.proposals if one.chosen],
        "unmatched": [
            {
                "request": one.request,
                "reasons": [nobody_sentence(code, count) for code, count in one.reasons],
            }
            for one in outcome.unmatched
        ],
    }


def _plain_proposal(proposal: Proposal) -> dict[str, Any]:
    excluded = Counter(shown(codes[0]) for codes in proposal.exclusions.values())
    return {
        "request": proposal.request,
        "chosen": list(proposal.chosen),
        "substitute": proposal.substitute,
        "short": proposal.short,
        "supporters": [
            {
                "id": one.supporter,
                "score": one.score,
                "reasons": [reason_sentence(each.code, each.value) for each in one.reasons],
                "codes": [each.code.value for each in one.reasons],
            }
            for one in proposal.ranked
        ],
        "excluded": dict(sorted(excluded.items())),
    }


def _words(outcome: Proposals) -> str:
    lines = []
    for proposal in (one for one in outcome.proposals if one.chosen):
        lines.append(proposal.request)
        for one in proposal.ranked:
            mark = "*" if one.supporter in proposal.chosen else " "
            mark = "+" if one.supporter == proposal.substitute else mark
            why = " ".join(reason_sentence(each.code, each.value) for each in one.reasons)
            lines.append(f" {mark} {one.supporter:<12} {one.score:>4}  {why}")
        lines += [f"     {line}" for line in _excluded(proposal)]
    for left in outcome.unmatched:
        reasons = "; ".join(nobody_sentence(code, count) for code, count in left.reasons)
        nobody = _("nobody.")
        lines.append(f"{left.request}: {nobody} {reasons}")
    lines.append(_("* chosen, + substitute. Points together: %(sum)s") % {"sum": outcome.objective})
    return "\n".join(lines)


def _excluded(proposal: Proposal) -> list[str]:
    """How many each rule keeps away, in words that tell nothing else."""
    counts = Counter(exclusion_sentence(codes[0]) for codes in proposal.exclusions.values())
    return [f"{what}: {count}" for what, count in sorted(counts.items())]
