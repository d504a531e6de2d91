"""naast migrate: bring the database, and what pages load, to this version."""

import hashlib

import click
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from naast.access.actions.put_rules_in_force import put_rules_in_force
from naast.access.actor import INSTALLER
from naast.access.rules_before import is_represented, rules_before
from naast.access.rules_in_force import difference, fingerprint, rules


@click.command(help="Bring the database to this version.")
@click.option("--static", is_flag=True, help="Also collect styles, scripts and fonts.")
@click.option("--shown", default="", metavar="FINGERPRINT", help="The rules that were shown.")
def migrate(static: bool, shown: str) -> None:
    """A database that is up to date is left alone."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    refuse_rules_not_shown(shown)
    migrated = bring_to_this_version()
    put_rules_in_force(actor=INSTALLER, at=timezone.now(), shown=bool(shown))
    if migrated:
        click.echo("The database is now at this version.")
    if static:
        collect_static()


def bring_to_this_version() -> bool:
    """Migrate when something waits; whether it did."""
    waiting = bool(waiting_migrations())
    if waiting:
        call_command("migrate", interactive=False, verbosity=0)
    return waiting


def refuse_rules_not_shown(shown: str) -> None:
    """The staff representative sees who will read what before it is so, not afterwards.

    Not in a demo, where everybody is invented.
    """
    if settings.MODE == "demo":
        return
    now, before = rules(), rules_before()
    if before is None or before == now or shown == fingerprint(now) or not is_represented():
        return
    raise click.ClickException(
        f"This version changes who reads what, or how long something is kept"
        f" ({len(difference(before, now))} lines). Show the staff representative first:"
        f" naast rules difference. Then: naast migrate --shown {fingerprint(now)}"
    )


def waiting_migrations() -> list[str]:
    """Names of the changes that this version brings and the database does not have yet."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{step.app_label}.{step.name}" for step, _backwards in plan]


def collect_static() -> None:
    """Copy and compress, only when a source changed since the last time."""
    stamp = settings.STATIC_ROOT / ".sources"
    now = _sources()
    if stamp.exists() and stamp.read_text() == now:
        return
    call_command(
        "collectstatic", interactive=False, verbosity=0, clear=settings.STATIC_ROOT.exists()
    )
    stamp.write_text(now)


def _sources() -> str:
    """Changes with any name, length or moment of a source file."""
    lines = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            about = storage.path(path)
            lines.append(f"{path} {storage.size(path)} {storage.get_modified_time(path)} {about}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
