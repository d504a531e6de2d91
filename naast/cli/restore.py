"""naast restore: puts a backup in the place of the database, when it can be trusted."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection

from naast.access.actor import Actor
from naast.cli.backups.kinds import this_kind
from naast.cli.backups.manifest import BackupRefused, Manifest, checked_manifest, what_it_opens
from naast.cli.migrate import bring_to_this_version
from naast.cli.serve import only_one
from naast.cli.supervisor import CannotStart
from naast.privacy.audit import record
from naast.privacy.models import SealingEpoch

RESTORER = Actor(kind="system", id="restore")


@click.command(help="Put the backup in DIR in the place of the database. Stop Naast first.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, exists=True))
@click.option("--yes", is_flag=True, help="Do not ask before replacing a database.")
def restore(folder: Path, yes: bool) -> None:
    """Exits 1 when the backup is damaged, newer than this version, or Naast still runs."""
    try:
        manifest = checked_manifest(folder)
        if _database_is_used() and not yes:
            click.confirm("This replaces the present database. Go on?", abort=True)
        with only_one():
            put_in_place(folder, manifest, at=datetime.now(UTC))
    except (BackupRefused, CannotStart) as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)
    click.echo(f"Restored. {what_it_opens(manifest, now=datetime.now(UTC))}")


def put_in_place(folder: Path, manifest: Manifest, *, at: datetime) -> None:
    """Replace, bring to this version, and forget what must not come back to life.

    Old sign-ins would let people in again. An old public key may be dead in the vault: a report
    sealed to it could be opened by nobody, so the vault is asked for today's.
    """
    this_kind().put_back(folder / manifest.file)
    bring_to_this_version()
    Session.objects.all().delete()
    SealingEpoch.objects.all().delete()
    record("restore_backup", actor=RESTORER, at=at, subject=manifest.sha256[:16])


def _database_is_used() -> bool:
    try:
        return "privacy_auditevent" in connection.introspection.table_names()
    except DatabaseError:
        return False
