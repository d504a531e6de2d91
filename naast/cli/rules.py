"""naast rules: who may do and read what in this version, and what it changes."""

import json
from pathlib import Path

import click

from naast.access.rules_before import rules_before
from naast.access.rules_in_force import Change, Rules, as_text, difference, fingerprint
from naast.access.rules_in_force import rules as rules_of_this_version


@click.group(help="Who may do and read what; what an upgrade changes.")
def rules() -> None:
    """Show and compare."""


@rules.command(help="The rules of this version, as JSON.")
def show() -> None:
    """The same text has the same fingerprint everywhere: sha256sum gives its first digits."""
    click.echo(as_text(rules_of_this_version()), nl=False)


@rules.command("difference", help="What this version changes, against the database or a file.")
@click.option("--from", "before", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def show_difference(before: Path | None) -> None:
    """One line a change; the last line is what naast migrate --shown asks for."""
    now, old = rules_of_this_version(), _read(before) if before else rules_before()
    if old is None:
        raise click.ClickException(
            "The database holds no rules yet, so there is nothing to compare."
            " Give the rules of another version: --from FILE, as naast rules show wrote it."
        )
    for change in (changes := difference(old, now)):
        click.echo(in_words(change))
    if not changes:
        click.echo("Nobody may do or read anything else, and nothing is kept longer or shorter.")
    click.echo(f"From {fingerprint(old)} to {fingerprint(now)}.")


def _read(path: Path) -> Rules:
    try:
        found = json.loads(path.read_text("utf-8"))
    except ValueError:
        found = None
    if not isinstance(found, dict) or not {"rights", "fields"} <= set(found):
        raise click.ClickException(f"{path} does not hold rules. Make it with: naast rules show")
    return found


def in_words(change: Change) -> str:
    """cases.Case.phase: new: read by steward; gone: read by jobs."""
    parts = [
        f"{word}: {', '.join(lines)}"
        for word, lines in (("new", change.gained), ("gone", change.lost))
        if lines
    ]
    return f"{change.what}: {'; '.join(parts)}"
