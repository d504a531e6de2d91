"""naast report: the annual report of a published year as a PDF."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click
from django.utils.translation import gettext as _

from naast.access.actor import OPERATOR
from naast.access.roles import Role
from naast.web.insight.annual_report import report_pdf
from naast.web.pdf import PdfNotHere

# Whoever types a command on the machine reads what the board reads, and nothing else.
READER = replace(OPERATOR, roles=frozenset({Role.BOARD}))


@click.command()
@click.option("--period", required=True, metavar="YEAR", help="A published year, such as 2026.")
@click.option("--language", type=click.Choice(["nl", "en"]), default="nl", show_default=True)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.pdf",
    help="Where to write it; without, beside you as peer-support-YEAR-LANGUAGE.pdf.",
)
def report(*, period: str, language: str, output: Path | None) -> None:
    """Write the annual report of a year.

    Exit code 0: it is written. 1: nothing is published of that year, or the file cannot be written.
    2: this machine cannot make a PDF.
    """
    file = output or Path(f"peer-support-{period}-{language}.pdf")
    try:
        content = report_pdf(READER, period, language)
    except PdfNotHere:
        _end(2, _("This machine has no library that draws letters. Run scripts/programs.sh pdf."))
    if content is None:
        told = _(
            "Nothing is published of %(year)s. Publish it first: naast publish --period %(year)s"
        )
        _end(1, told % {"year": period})
    try:
        file.write_bytes(content)
    except OSError as problem:
        told = _("%(file)s cannot be written: %(problem)s")
        _end(1, told % {"file": file, "problem": problem.strerror})
    click.echo(_("%(file)s is written.") % {"file": file})


def _end(code: int, sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)
