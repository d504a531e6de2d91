"""naast jobs: the duties that Naast does by itself."""

import signal
import threading

import click

from naast.jobs.duties import all_duties
from naast.jobs.loop import holder_name, run_due, run_forever


@click.group(help="The duties that Naast does by itself.")
def jobs() -> None:
    """run: for ever; once: what is due now."""


@jobs.command(help="Do what is due, again and again, until SIGTERM.")
def run() -> None:
    """A second SIGTERM is not needed: the duty under way is finished first."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    run_forever(stop)


@jobs.command(help="Do what is due now, and say what was done.")
def once() -> None:
    """For a cron job, or to see whether it works."""
    done = run_due(holder=holder_name())
    click.echo(f"Done: {', '.join(done) or 'nothing was due'}.")


@jobs.command("list", help="Name every duty.")
def list_duties() -> None:
    """Names, and how often."""
    for name, duty in sorted(all_duties().items()):
        click.echo(f"{name}: every {duty.every}")
