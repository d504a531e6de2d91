"""naast demo: prepares an invented hospital in var/demo and serves it; a small one beside it."""

import os
import sys
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


_small = click.option(
    "--small", is_flag=True, help="A hospital with thirty offers a year, in var/demo-small."
)


@demo.command("prepare", help="Fill the empty database with invented people and events.")
@_small
def prepare_demo(*, small: bool) -> None:
    """Vault, database and loader in turn; about half a minute."""
    if small:
        _in_its_own_folder()
    supervisor = Supervisor()
    try:
        with only_one():
            make_folders("", "")
            supervisor.start(vault_program("", ""))
            prepare("")
            supervisor.wait_until_ready("vault")
            _load(small=small)
    except CannotStart as problem:
        raise click.ClickException(str(problem)) from problem
    finally:
        supervisor.end()


def _in_its_own_folder() -> None:
    """Begin again with the small hospital's folder, as settings are read at the start only; where
    a folder was named, that is the one."""
    if "NAAST_DATA_DIR" in os.environ:
        return
    os.environ["NAAST_DATA_DIR"] = str(settings.BASE_DIR / "var" / "demo-small")
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606  no shell wanted


def _load(*, small: bool) -> None:
    """The loader lives outside the wheel, with the one-click sign-in."""
    load = import_module("naast_demo.hospital.load").load
    sizes = import_module("naast_demo.hospital.size")
    load(timezone.now(), click.echo, sizes.SMALL if small else sizes.LARGE)


@demo.command("serve", help="Serve it, and say who can sign in.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@_small
def serve_demo(port: int, *, small: bool) -> None:
    """Ends on SIGTERM or Ctrl-C."""
    if small:
        _in_its_own_folder()
    run_everything(Doors("127.0.0.1", port), on_ready=lambda: _who_can_sign_in(port))


def _who_can_sign_in(port: int) -> None:
    people = import_module("naast_demo.models").DemoUser.objects.select_related("user")
    click.echo(f"\nNaast is ready on http://127.0.0.1:{port}")
    click.echo(f"Sign in with one click on http://127.0.0.1:{port}/demo/ as one of these:")
    for person in people:
        click.echo(f"  {person.user.name:<28} {person.label}")
    click.echo("Everybody and everything is invented. Stop with Ctrl-C.")
