"""naast found: name the first stewards and coordinators; afterwards it always takes two people."""

from collections.abc import Sequence

import click
from django.utils import timezone

from naast.access.actions.found_installation import FOUNDING, found_installation
from naast.access.models import User
from naast.access.roles import Role
from naast.access.rules import RoleRefused
from naast.privacy.vault_client import VaultRefused, VaultUnavailable


@click.command(help="Name the first stewards and coordinators, once.")
@click.option("--steward", "stewards", multiple=True, required=True, metavar="EMAIL")
@click.option("--coordinator", "coordinators", multiple=True, required=True, metavar="EMAIL")
@click.option("--deputy", "deputies", multiple=True, metavar="EMAIL")
def found(stewards: Sequence[str], coordinators: Sequence[str], deputies: Sequence[str]) -> None:
    """People of the directory, by the address they sign in with. The vault must be running."""
    named = (
        [(address, Role.STEWARD) for address in stewards]
        + [(address, Role.COORDINATOR) for address in coordinators]
        + [(address, Role.DEPUTY_COORDINATOR) for address in deputies]
    )
    founders = [(_user(address), role) for address, role in named]
    try:
        found_installation(founders=founders, actor=FOUNDING, at=timezone.now())
    except (RoleRefused, VaultRefused, VaultUnavailable) as refused:
        raise click.ClickException(str(refused)) from refused
    for user, role in founders:
        click.echo(f"{user.email} is now {role.value}.")
    click.echo(
        "They choose a password under “First time here?” on the sign-in page, and add a"
        " second factor before their first work. From now on these roles take two people."
    )


def _user(address: str) -> User:
    user = User.objects.filter(email=address.strip().lower(), is_active=True).first()
    if user is None:
        raise click.ClickException(
            f"Nobody signs in with {address}. Import the directory first: naast import people"
        )
    return user
