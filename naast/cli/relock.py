"""naast relock: locks texts and app secrets anew after NAAST_SECRET_KEY was changed."""

import sys

import click

from naast.privacy.relocking import lock_all_anew
from naast.web.signin.factors_anew import seal_factors_anew


@click.command(help="Lock all texts anew after NAAST_SECRET_KEY was changed.")
def relock() -> None:
    """May be run while Naast runs, may be stopped, may be run again. Exits 1 where something is
    opened by none of the keys that are set."""
    results = [*lock_all_anew(), seal_factors_anew()]
    for one in results:
        if one.anew or one.already or one.unreadable:
            click.echo(
                f"{one.field}: {one.anew} locked anew, {one.already} locked so already,"
                f" {one.unreadable} that no key opens."
            )
    lost = sum(one.unreadable for one in results)
    if lost:
        click.echo(
            f"{lost} cannot be opened. Add the key they were locked with to"
            " NAAST_SECRET_KEY_FALLBACKS and run this again."
        )
        sys.exit(1)
    click.echo("Everything is locked under the key of today. Take the earlier ones out of")
    click.echo("NAAST_SECRET_KEY_FALLBACKS, but keep them with the backups that they open.")
