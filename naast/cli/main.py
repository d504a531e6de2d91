"""The naast command. Each command is loaded only when it is asked for, so that help is quick."""

import importlib
import os
import sys
from typing import Any

import click
import django

from naast.environment import WrongSetting


class LazyGroup(click.Group):
    """A group that knows where its commands live: name -> "module:attribute"."""

    def __init__(self, *args: Any, lazy: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Commands at hand and commands to be loaded."""
        return sorted({*super().list_commands(ctx), *self.lazy})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Loads the command, after Django is ready."""
        if cmd_name not in self.lazy:
            return super().get_command(ctx, cmd_name)
        set_up()
        module, _, attribute = self.lazy[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)  # noqa: S101 - a wrong table is our own mistake
        return command


def set_up() -> None:
    """Makes Django ready; a wrong setting ends the command with its sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naast.settings")
    try:
        django.setup()
    except WrongSetting as wrong:
        click.echo(str(wrong), err=True)
        sys.exit(2)


@click.group(cls=LazyGroup, lazy={})
@click.version_option(package_name="naast")
def main() -> None:
    """Naast: a trained colleague beside you after a serious event."""


@click.group(
    "import",
    cls=LazyGroup,
    lazy={
        "people": "naast.cli.people:people",
        "team": "naast.cli.people:team",
    },
)
def imports() -> None:
    """Bring in files: staff, the team of supporters, incidents."""


main.add_command(imports)
