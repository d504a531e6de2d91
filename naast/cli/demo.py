"""naast demo: prepares an invented hospital in var/demo and serves it."""

from importlib import import_module

import click
from django.conf import settings
from django.utils import timezone

from naast.cli.serve import (
    Doors,
    make_folders,
    only_one,
    prepare,
    run_everything,
    vault_program,
)
from naast.cli.supervisor import CannotStart, Supervisor


@click.group(help="An invented hospital to look around in.")
def demo() -> None:
    """Only with NAAST_MODE=demo, on a database of its own."""
    if settings.MODE != "demo":
        raise click.ClickException("Set NAAST_MODE=demo, or type: make demo")


@demo.command("prepare", help="Fill the empty database with invented people and events.")
def prepare_demo() -> None:
    """Vault, database and loader in turn; about half a minute."""
    supervisor = Supervisor()
    try:
        with only_one():
            make_folders("", "")
            supervisor.start(vault_program("", ""))
            prepare("")
            supervisor.wait_until_ready("vault")
            _load()
    except CannotStart as problem:
        raise click.ClickException(str(problem)) from problem
    finally:
        supervisor.end()


def _load() -> None:
    """The loader lives outside the wheel, with the one-click sign-in."""
    load = import_module("naast_demo.hospital.load").load
    load(timezone.now(), click.echo)


@demo.command("serve", help="Serve it, and say who can sign in.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
def serve_demo(port: int) -> None:
    """Ends on SIGTERM or Ctrl-C."""
    run_everything(Doors("127.0.0.1", port), on_ready=lambda: _who_can_sign_in(port))


def _who_can_sign_in(port: int) -> None:
    people = import_module("naast_demo.models").DemoUser.objects.select_related("user")
    click.echo(f"\nNaast is ready on http://127.0.0.1:{port}")
    click.echo(f"Sign in with one click on http://127.0.0.1:{port}/demo/ as one of these:")
    for person in people:
        click.echo(f"  {person.user.name:<28} {person.label}")
    click.echo("Everybody and everything is invented. Stop with Ctrl-C.")
