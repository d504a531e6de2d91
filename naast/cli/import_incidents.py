"""naast import incidents: brings in a file of another incident system, row by row."""

import json
from collections import Counter
from pathlib import Path
from typing import get_args

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import IMPORTER
from naast.incidents.logic.json_safely import MAXIMUM_BYTES
from naast.incidents.logic.rows import FileRefused
from naast.incidents.logic.sentences import Sentence
from naast.incidents.queries.intake_file import Format, format_of, read_incidents
from naast.incidents.wording import in_words
from naast.privacy.vault_client import VaultUnavailable
from naast.workflows.import_incidents import RowResult, import_incidents

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
RESULTS = ("accepted", "skipped", "refused")


@click.command()
@click.argument("file", type=FILE)
@click.option("--format", "form", type=click.Choice(get_args(Format)), help="Told by the name.")
@click.option("--mapping", type=FILE, help="JSON: your columns and words, see docs/import.md.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def incidents(
    file: Path, form: Format | None, mapping: Path | None, dry_run: bool, as_json: bool
) -> None:
    """Bring in incidents: FHIR AdverseEvent (R4, R5; one or a bundle), CSV or XLSX.

    Each row is stored as a whole or not at all. Ends with 1 where a row was refused.
    """
    try:
        results, message = _run(file, form, mapping, dry_run), ""
    except FileRefused as refused:
        results, message = [], in_words(refused.sentence)
    except VaultUnavailable as silent:
        raise SystemExit(str(silent)) from silent
    counts: Counter[str] = Counter(one.result for one in results)
    click.echo(
        _as_json(results, counts, message) if as_json else _as_text(results, counts, message)
    )
    if message or counts["refused"]:
        raise SystemExit(1)


def _run(file: Path, form: Format | None, mapping: Path | None, dry_run: bool) -> list[RowResult]:
    content, at = _content(file), timezone.now()
    rows = read_incidents(
        content,
        form=form or format_of(file.name, content),
        at=at,
        mapping=_content(mapping) if mapping else None,
    )
    return list(import_incidents(actor=IMPORTER, at=at, rows=rows, dry_run=dry_run))


def _content(file: Path) -> bytes:
    """A file that is far too large is not even read."""
    if file.stat().st_size > MAXIMUM_BYTES:
        raise FileRefused(
            Sentence(
                _("The file is larger than %(megabytes)s MB. Send it in parts."),
                {"megabytes": MAXIMUM_BYTES // 1_000_000},
            )
        )
    return file.read_bytes()


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
