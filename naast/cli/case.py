"""naast case: what peer support costs and may save, and two sheets for the board."""

import json
import sys
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import click
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from naast.cli.no_installation import need_no_installation
from naast.insight.logic.business_case.files import CaseFile, UnreadableCase, read_case, written
from naast.insight.logic.business_case.formula import Answer
from naast.insight.logic.business_case.outcome import outcome_of
from naast.insight.logic.business_case.sensitivity import one_way, turns
from naast.insight.wording_case import all_sentences
from naast.insight.wording_case_problems import line

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW = click.Path(dir_okay=False, writable=True, path_type=Path)
LARGEST_LOGO = 2_000_000
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@click.command()
@click.argument("input_file", metavar="INPUT.json", type=FILE)
@click.option("--language", type=click.Choice(["nl", "en"]), default="nl", help="nl or en.")
@click.option("--output", type=NEW, help="Write the two sheets for the board here (PDF).")
@click.option("--logo", type=FILE, help="The hospital's logo for the sheets, PNG or JPEG.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def case(
    *, input_file: Path, language: str, output: Path | None, logo: Path | None, as_json: bool
) -> None:
    """What does peer support cost here, and what may it save?

    Example: naast case docs/examples/business-case.json --language en --output proposal.pdf

    Every input stands in the file with where it is from; null is blank, and what cannot be said
    without it is said. No database is asked.
    """
    need_no_installation()
    with override(language):
        _case(input_file, language=language, output=output, logo=logo, as_json=as_json)


def _case(
    input_file: Path, *, language: str, output: Path | None, logo: Path | None, as_json: bool
) -> None:
    try:
        file = read_case(input_file.read_bytes())
    except UnreadableCase as error:
        _refuse([line(problem) for problem in error.problems], as_json=as_json)
    if output is not None:
        _write(output, _sheets(file, language, _picture(logo, as_json=as_json), as_json=as_json))
    if as_json:
        click.echo(json.dumps(_plain(file), indent=1))
        return
    for sentence in all_sentences(file.case):
        click.echo(sentence)
    if output is not None:
        click.echo(_("The proposal is in %(file)s.") % {"file": output})


def _sheets(file: CaseFile, language: str, logo: bytes | None, *, as_json: bool) -> bytes:
    from naast.web.insight.proposal import Proposal, proposal_pdf
    from naast.web.pdf import PdfNotHere

    on = timezone.localdate()
    try:
        return proposal_pdf(Proposal(file.case, file.hospital, on, language, logo))
    except PdfNotHere:
        _refuse(
            [_("--output: this machine cannot make a PDF. Add it with scripts/programs.sh pdf.")],
            as_json=as_json,
        )
        raise


def _picture(logo: Path | None, *, as_json: bool) -> bytes | None:
    if logo is None:
        return None
    content = logo.read_bytes()
    if len(content) > LARGEST_LOGO or not content.startswith(PICTURES):
        _refuse([_("--logo: give a PNG or JPEG of at most 2 MB.")], as_json=as_json)
    return content


def _write(output: Path, content: bytes) -> None:
    try:
        output.write_bytes(content)
    except OSError as error:
        raise click.ClickException(f"--output: {error.strerror}. Choose another place.") from error


def _refuse(lines: Sequence[str], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"problems": list(lines)}, indent=1))
    else:
        for one in lines:
            click.echo(one, err=True)
    sys.exit(1)


def _plain(file: CaseFile) -> dict[str, Any]:
    from naast.insight.wording_case import all_sentences

    found = outcome_of(file.case)
    answers = {
        name: {"value": _number(one.value), "missing": list(one.missing)}
        for name, one in vars(found).items()
        if isinstance(one, Answer)
    }
    return {
        "sentences": all_sentences(file.case),
        "answers": answers,
        "at_least": {"first_year": _number(found.first_at_least), "later": _number(found.at_least)},
        "lines": [
            {
                "cost": one.cost.value,
                "first_year": _number(one.first_year.value),
                "later": _number(one.later.value),
            }
            for one in found.lines
        ],
        "break_even": {
            "people": _number(found.break_even.people),
            "missing": list(found.break_even.missing),
            "never": found.break_even.never,
        },
        "one_way": [
            {
                "input": one.code,
                "low": _number(one.low),
                "high": _number(one.high),
                "at_low": _number(one.at_low),
                "at_high": _number(one.at_high),
            }
            for one in one_way(file.case)
        ],
        "turns": [
            {"input": one.code, "value": _number(one.value), "above": one.above, "pays": one.pays}
            for one in turns(file.case)
        ],
        "case": json.loads(written(file)),
    }


def _number(value: Fraction | None) -> float | int | None:
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else round(float(value), 4)
