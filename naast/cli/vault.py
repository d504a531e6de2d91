"""naast vault: passes its words on to the vault's own command."""

import subprocess
import sys

import click


@click.command(
    help="The vault's own command: naast vault head --dir DIR, naast vault verify ...",
    context_settings={"ignore_unknown_options": True},
    add_help_option=False,
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def vault(words: tuple[str, ...]) -> None:
    """Its exit code is ours."""
    sys.exit(subprocess.run([sys.executable, "-P", "-m", "vault", *words], check=False).returncode)
