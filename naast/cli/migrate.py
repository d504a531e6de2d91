"""naast migrate: bring the database, and what pages load, to this version."""

import hashlib

import click
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


@click.command(help="Bring the database to this version.")
@click.option("--static", is_flag=True, help="Also collect styles, scripts and fonts.")
def migrate(static: bool) -> None:
    """A database that is up to date is left alone."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    if bring_to_this_version():
        click.echo("The database is now at this version.")
    if static:
        collect_static()


def bring_to_this_version() -> bool:
    """Migrate when something waits; whether it did."""
    waiting = bool(waiting_migrations())
    if waiting:
        call_command("migrate", interactive=False, verbosity=0)
    return waiting


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
