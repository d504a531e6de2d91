"""naast questionnaire: what is wrong with a file, brings it in, and shows what one asks."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.cli.no_installation import need_no_installation
from naast.questionnaires.logic.form import (
    NotOnAForm,
    fingerprint,
    without_texts,
    write_form,
)
from naast.questionnaires.logic.instrument import Instrument, Item
from naast.questionnaires.logic.problems import Findings, Problem
from naast.questionnaires.logic.source import MAXIMUM_BYTES
from naast.questionnaires.logic.whole import Whole, read_whole
from naast.questionnaires.wording import place, sentence

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
SCORING = click.option("--scoring", "scoring_file", type=FILE, help="Its scoring, JSON.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="For programs.")


@click.command()
@click.argument("file", type=FILE)
@SCORING
@AS_JSON
def check(file: Path, scoring_file: Path | None, as_json: bool) -> None:
    """Read a FHIR Questionnaire and say everything that is wrong with it, at once.

    Asks no database and needs no settings. Ends with 1 where it cannot be used.
    """
    need_no_installation()
    whole = _read(file, scoring_file)
    _say(whole, as_json=as_json, done="")


@click.command("import")
@click.argument("file", type=FILE)
@SCORING
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")
@AS_JSON
def import_(file: Path, scoring_file: Path | None, dry_run: bool, as_json: bool) -> None:
    """Bring in a version of a questionnaire. Its words never change afterwards.

    Whoever imports says that the hospital may use these words: read the licence first.
    """
    from naast.access.actor import IMPORTER
    from naast.questionnaires.actions.import_instrument import import_instrument, refuse_import
    from naast.questionnaires.rules import QuestionnaireRefused

    whole = _read(file, scoring_file)
    done, refusal = "", ""
    if whole.is_usable:
        try:
            if dry_run:
                refuse_import(whole, actor=IMPORTER)
                done = _("This was a rehearsal. Nothing was changed.")
            else:
                import_instrument(whole=whole, actor=IMPORTER, at=timezone.now())
                done = _("It is here now, and keeps its words.")
        except QuestionnaireRefused as refused:
            refusal = str(refused)
    _say(whole, as_json=as_json, done=done, refusal=refusal)


@click.command()
@click.argument("name", required=False)
@click.option("--version", help="Which version; without it, the newest.")
@click.option("--form", "as_form", is_flag=True, help="The form of the anonymous page, exactly.")
@AS_JSON
def show(name: str | None, version: str | None, as_form: bool, as_json: bool) -> None:
    """What one questionnaire asks; without a name, which there are."""
    from naast.access.actor import IMPORTER
    from naast.questionnaires.queries.kept import every_version

    kept = [one for one in every_version(IMPORTER) if name in (None, one.read.id)]
    kept = [one for one in kept if version in (None, one.read.version)]
    if name is None:
        rows = [_summary(one.whole) | {"offered": one.is_offered} for one in kept]
        click.echo(json.dumps(rows, ensure_ascii=False) if as_json else "\n".join(map(_line, rows)))
        return
    if not kept:
        raise click.ClickException(
            _("There is no such questionnaire here. Leave the name out to see which there are.")
        )
    whole = kept[0].whole
    if as_form:
        _show_form(whole)
    elif as_json:
        click.echo(whole.questionnaire.decode())
    else:
        click.echo("\n".join(_in_words(kept[0].read)))


def _read(file: Path, scoring_file: Path | None) -> Whole:
    """A file that is far too large is read no further than where that shows."""
    contents = []
    for one in (file, scoring_file):
        if one is None:
            contents.append(b"")
            continue
        with one.open("rb") as opened:
            contents.append(opened.read(MAXIMUM_BYTES + 1))
    return read_whole(*contents)


def _say(whole: Whole, *, as_json: bool, done: str, refusal: str = "") -> None:
    usable = whole.is_usable and not refusal
    if as_json:
        said = {"ok": usable, **_summary(whole), "problems": list(_problems(whole))}
        said["more"] = whole.of_questionnaire.more + whole.of_scoring.more
        click.echo(json.dumps(said | ({"message": refusal} if refusal else {}), ensure_ascii=False))
    else:
        click.echo("\n".join(_as_text(whole, refusal or done)))
    if not usable:
        raise SystemExit(1)


def _summary(whole: Whole) -> dict[str, Any]:
    instrument = whole.instrument
    if instrument is None:
        return {}
    return {
        "id": instrument.id,
        "version": instrument.version,
        "title": dict(instrument.title),
        "languages": list(instrument.languages),
        "questions": len(instrument.questions),
        "sha256": whole.sha256,
    }


def _found(whole: Whole) -> Iterator[tuple[str, Problem]]:
    files: Mapping[str, Findings] = {
        "questionnaire": whole.of_questionnaire,
        "scoring": whole.of_scoring,
    }
    for file, found in files.items():
        for problem in (*found.errors, *found.warnings):
            yield file, problem


def _problems(whole: Whole) -> Iterator[dict[str, Any]]:
    for file, problem in _found(whole):
        yield {
            "file": file,
            "path": problem.path,
            "item": problem.item,
            "code": problem.code,
            "warning": problem.warning,
            "message": sentence(problem),
        }


def _as_text(whole: Whole, last: str) -> Iterator[str]:
    for file, problem in _found(whole):
        word = _("warning") if problem.warning else _("error")
        at = " ".join(part for part in (file, place(problem)) if part)
        yield f"{word:<12} {at}: {sentence(problem)}"
    more = whole.of_questionnaire.more + whole.of_scoring.more
    if more:
        yield _("And %(more)s more.") % {"more": more}
    if whole.instrument is not None and whole.is_usable:
        yield _line(_summary(whole))
        yield _("Licence: %(licence)s") % {"licence": _first(whole.instrument.licence)}
    if last:
        yield last


def _line(summary: Mapping[str, Any]) -> str:
    line = _("%(id)s %(version)s: %(questions)s questions, %(languages)s, fingerprint %(sha256)s")
    return line % {**summary, "languages": ", ".join(summary["languages"])}


def _first(words: Mapping[str, str]) -> str:
    """In the first language of the file."""
    return next(iter(words.values()), "")


def _show_form(whole: Whole) -> None:
    """Exact bytes, so that sha256sum gives the fingerprint of a round; free words left out."""
    assert whole.instrument is not None  # noqa: S101  what is kept was read
    try:
        form = write_form(without_texts(whole.instrument), whole.scoring)
    except NotOnAForm as wrong:
        message = _("The anonymous page cannot ask these: %(items)s.") % {"items": str(wrong)}
        raise click.ClickException(message) from wrong
    click.echo(form, nl=False)
    click.echo(fingerprint(form), err=True)


def _in_words(instrument: Instrument) -> Iterator[str]:
    """Every item, in each language."""
    yield f"{instrument.id} {instrument.version}"
    yield from (f"  {text}" for text in instrument.title.values())
    heading = ""
    for item in instrument.items:
        if item.group and item.group.id != heading:
            heading = item.group.id
            yield from ("", *(text for text in item.group.text.values()))
        yield from (f"  {item.id}: {text}" for text in item.text.values())
        yield from _answers(item)


def _answers(item: Item) -> Iterator[str]:
    for option in item.options:
        yield f"      {option.code}  {' / '.join(option.text.values())}"
    if item.least is not None:
        yield f"      {item.least} - {item.most}"
