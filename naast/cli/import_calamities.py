"""naast import calamities: brings in calamity files of the hospital's own system, row by row."""

import json
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import IMPORTER
from naast.calamities.logic.bring_in import read_files
from naast.incidents.queries.own_directory import OwnDirectory
from naast.people.logic.problems import UnreadableTable
from naast.people.logic.table import MAXIMUM_BYTES
from naast.people.wording import sentence
from naast.workflows.import_calamities import RowResult, import_calamities

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
RESULTS = ("accepted", "skipped", "refused")


@click.command()
@click.argument("file", type=FILE)
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def calamities(file: Path, dry_run: bool, as_json: bool) -> None:
    """Bring in calamity files from CSV or XLSX: numbers, departments, days; no names.

    Each row is stored as a whole or not at all; a number that is there already is skipped. Ends
    with 1 where a row was refused.
    """
    results, message = list[RowResult](), ""
    if not settings.CALAMITIES:
        message = _("Calamity files are switched off here: NAAST_CALAMITIES.")
    else:
        try:
            results = _run(file, dry_run)
        except UnreadableTable as unreadable:
            message = sentence(unreadable.problem)
    counts: Counter[str] = Counter(one.result for one in results)
    click.echo(
        _as_json(results, counts, message) if as_json else _as_text(results, counts, message)
    )
    if message or counts["refused"]:
        raise SystemExit(1)


def _run(file: Path, dry_run: bool) -> list[RowResult]:
    if file.stat().st_size > MAXIMUM_BYTES:
        raise UnreadableTable("too_large", megabytes=str(MAXIMUM_BYTES // 1_000_000))
    at = timezone.now()
    directory = OwnDirectory()
    rows = read_files(
        file.read_bytes(),
        department=directory.department,
        today=timezone.localdate(at),
        zone=ZoneInfo(settings.TIME_ZONE),
    )
    return list(import_calamities(actor=IMPORTER, at=at, rows=rows, dry_run=dry_run))


def _as_json(results: list[RowResult], counts: Counter[str], message: str) -> str:
    rows = [
        {"row": one.row, "result": one.result, "message": one.message, "number": one.number}
        for one in results
    ]
    said = {name: counts[name] for name in RESULTS} | {"rows": rows}
    return json.dumps(said | ({"message": message} if message else {}), ensure_ascii=False)


def _as_text(results: list[RowResult], counts: Counter[str], message: str) -> str:
    lines = [f"{one.row:>6}  {one.result:<8}  {one.number:<7}  {one.message}" for one in results]
    total = _("%(accepted)d accepted, %(skipped)d skipped, %(refused)d refused.") % {
        name: counts[name] for name in RESULTS
    }
    return "\n".join([*lines, message or total])
