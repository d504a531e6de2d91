"""naast import people and naast import team: bring in files, or say what they would change."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import IMPORTER
from naast.people.actions.import_people import import_people, plan_import
from naast.people.logic.plan import RowResult
from naast.people.logic.problems import UnreadableTable
from naast.people.logic.staff_file import read_staff_file
from naast.people.logic.table import MAXIMUM_BYTES
from naast.people.rules import PeopleRefused
from naast.people.wording import result_in_words, sentence
from naast.supporters.actions.import_team import import_team, plan_team_import
from naast.supporters.logic.team_plan import read_team_file

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
WORDS = {"added": "accepted", "changed": "accepted", "unchanged": "skipped", "refused": "refused"}
Command = Callable[..., None]


@dataclass(frozen=True)
class Outcome:
    """What a file did or would do. message: why nothing at all was done; left: who is gone."""

    results: Sequence[RowResult] = ()
    left: int = 0
    unused: Sequence[str] = ()
    message: str = ""


def options(command: Command) -> Command:
    """The same for both files."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="For programs."),
        click.option("--they-left", is_flag=True, help="Confirm that more than a fifth left."),
        click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing."),
        click.option("--full", is_flag=True, help="Whoever is not in the file has left."),
        click.option("--mapping", type=FILE, help='JSON: {"your column": "our column"}.'),
        click.argument("file", type=FILE),
    ):
        command = option(command)
    return command


@click.command()
@options
def people(
    *, file: Path, mapping: Path | None, full: bool, dry_run: bool, they_left: bool, as_json: bool
) -> None:
    """Bring in staff from CSV or XLSX: people, departments, sites, lines of command.

    Each row is taken whole or refused with a reason; all in one transaction. Ends with 1 where a
    row was refused.
    """
    at = timezone.now()

    def run() -> Outcome:
        staff = read_staff_file(
            _content(file), this_year=timezone.localdate(at).year, mapping=_mapping(mapping)
        )
        if dry_run:
            plan = plan_import(staff=staff, full=full, actor=IMPORTER, at=at)
        else:
            with click.progressbar(
                length=len(staff.rows), label=_("Importing"), hidden=as_json, file=sys.stderr
            ) as bar:
                plan = import_people(
                    staff=staff, full=full, actor=IMPORTER, at=at, they_left=they_left,
                    tick=bar.update,
                )  # fmt: skip
        return Outcome(plan.results, len(plan.left), staff.unused)

    _say(run, as_json=as_json, dry_run=dry_run)


@click.command()
@options
def team(
    *, file: Path, mapping: Path | None, full: bool, dry_run: bool, they_left: bool, as_json: bool
) -> None:
    """Bring in the team of supporters from CSV or XLSX. The people must be in the directory."""
    at = timezone.now()

    def run() -> Outcome:
        rows = read_team_file(_content(file), mapping=_mapping(mapping))
        if dry_run:
            plan = plan_team_import(team=rows, full=full, actor=IMPORTER, at=at)
        else:
            plan = import_team(team=rows, full=full, actor=IMPORTER, at=at, they_left=they_left)
        return Outcome(plan.results, len(plan.stopped), rows.unused)

    _say(run, as_json=as_json, dry_run=dry_run)


def _content(file: Path) -> bytes:
    """A file that is far too large is not even read."""
    if file.stat().st_size > MAXIMUM_BYTES:
        raise UnreadableTable("too_large", megabytes=str(MAXIMUM_BYTES // 1_000_000))
    return file.read_bytes()


def _mapping(file: Path | None) -> Mapping[str, str] | None:
    if file is None:
        return None
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise click.BadParameter(_("This mapping is not JSON.")) from error
    if not isinstance(read, dict) or not all(isinstance(one, str) for one in read.values()):
        raise click.BadParameter(_('A mapping looks like {"your column": "our column"}.'))
    return read


def _say(run: Callable[[], Outcome], *, as_json: bool, dry_run: bool) -> None:
    try:
        outcome = run()
    except UnreadableTable as unreadable:
        outcome = Outcome(message=sentence(unreadable.problem))
    except PeopleRefused as refused:
        outcome = Outcome(message=str(refused))
    counts = dict.fromkeys(("accepted", "skipped", "refused"), 0)
    for one in outcome.results:
        counts[WORDS[one.result]] += 1
    click.echo(_as_json(outcome, counts) if as_json else _as_text(outcome, counts, dry_run))
    if outcome.message or counts["refused"]:
        raise SystemExit(1)


def _as_json(outcome: Outcome, counts: Mapping[str, int]) -> str:
    rows = [
        {"row": one.row, "result": WORDS[one.result], "message": result_in_words(one)}
        for one in outcome.results
    ]
    said: dict[str, object] = {**counts, "left": outcome.left, "rows": rows}
    if outcome.message:
        said["message"] = outcome.message
    return json.dumps(said, ensure_ascii=False)


def _as_text(outcome: Outcome, counts: Mapping[str, int], dry_run: bool) -> str:
    if outcome.message:
        return outcome.message
    lines = [
        _("Row %(row)d: %(message)s") % {"row": one.row, "message": result_in_words(one)}
        for one in outcome.results
        if one.result == "refused"
    ]
    if outcome.unused:
        lines.append(_("Columns not used: %(names)s.") % {"names": ", ".join(outcome.unused)})
    lines.append(
        _("Accepted %(accepted)d, no change %(skipped)d, refused %(refused)d, left %(left)d.")
        % {**counts, "left": outcome.left}
    )
    if dry_run:
        lines.append(_("This was a rehearsal. Nothing was changed."))
    return "\n".join(lines)
