"""naast backup: a copy of the database with a manifest. The vault's keys are never in it."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from naast.cli.backups.drill import drill_newest
from naast.cli.backups.kinds import this_kind
from naast.cli.backups.manifest import BackupRefused, describe, write_manifest


@click.command(help="Copy the database into a new folder below DIR. The vault's keys never go in.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--drill", is_flag=True, help="Make none; open the newest in a throw-away place.")
def backup(folder: Path, drill: bool) -> None:
    """Exits 1 when it cannot be made, or the drill finds that the newest would not help."""
    try:
        if drill:
            click.echo(drill_newest(folder))
        else:
            made = make_backup(folder, at=datetime.now(UTC))
            click.echo(f"The database is in {made}. The vault's keys are not, and must not be.")
    except BackupRefused as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)


def make_backup(folder: Path, *, at: datetime) -> Path:
    """A new folder that is complete or not there: it gets its name when everything is written."""
    name = f"naast-{at:%Y%m%dT%H%M%SZ}"
    unfinished = folder / f".{name}.unfinished"
    try:
        unfinished.mkdir(parents=True, mode=0o700)
    except FileExistsError:
        raise BackupRefused(f"{unfinished} is in the way. Delete it and try again.") from None
    copy = this_kind().copy_into(unfinished)
    write_manifest(unfinished, describe(copy, at=at))
    return unfinished.rename(folder / name)
