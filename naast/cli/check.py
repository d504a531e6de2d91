"""naast check: says in sentences whether Naast can start here, and what is missing."""

import sys
from collections.abc import Callable, Iterator
from datetime import date

import click
from django.conf import settings
from django.core import checks
from django.db import DatabaseError

from naast.cli.migrate import waiting_migrations
from naast.privacy import collector_client, issuer_client, vault_alarms, vault_client


@click.command(help="Say in sentences whether Naast can start here, and what is missing.")
def check() -> None:
    """Exits 1 when something must be done first; a wrong setting has already ended it with 2."""
    problems = [sentence for ask in QUESTIONS for sentence in ask()]
    for sentence in problems:
        click.echo(sentence)
    if problems:
        sys.exit(1)
    click.echo("The settings can be used, the database is at this version, the vault answers.")


def _django() -> Iterator[str]:
    for message in checks.run_checks():
        if message.is_serious() and not message.is_silenced():
            yield f"{message.msg} {message.hint or ''}".strip()


def _database() -> Iterator[str]:
    try:
        waiting = waiting_migrations()
    except DatabaseError:
        yield "The database does not answer. Check NAAST_DATABASE_URL, and that it runs."
        return
    if waiting:
        yield f"The database is {len(waiting)} changes behind this version. Run: naast migrate"


def _vault() -> Iterator[str]:
    try:
        yield from _recovery()
    except vault_client.VaultUnavailable:
        yield f"The vault does not answer at {settings.VAULT_SOCKET}. naast serve starts it."


def _recovery() -> Iterator[str]:
    wants = vault_alarms.recovery_wants(date.today())
    if wants == "sheets":
        yield "The vault's recovery sheets were not printed: docs/operations/vault.md says how."
    elif wants == "drill":
        yield "No drill with two recovery sheets for a year. Hold one: naast vault drill"


def _users() -> Iterator[str]:
    if settings.MODE == "production" and not (settings.VAULT_USER and settings.WEB_USER):
        yield "Vault and web share a user. Set NAAST_VAULT_USER and NAAST_WEB_USER."


def _answers() -> Iterator[str]:
    if not settings.EVALUATION:
        return
    if not settings.COLLECTOR_URL:
        yield (
            "Anonymous answers have no address: set NAAST_ISSUER_URL and NAAST_COLLECTOR_URL, or "
            "NAAST_EVALUATION=no. docs/operations/answers.md says how."
        )
        return
    if settings.MODE == "production" and not (settings.ISSUER_USER and settings.COLLECTOR_USER):
        yield "Issuer and collector share a user. Set NAAST_ISSUER_USER and NAAST_COLLECTOR_USER."
    if not issuer_client.is_there():
        yield f"The issuer does not answer at {settings.ISSUER_SOCKET}. naast serve starts it."
    if not collector_client.is_there():
        yield f"The collector does not answer at {settings.COLLECTOR_SOCKET}."


QUESTIONS: tuple[Callable[[], Iterator[str]], ...] = (
    _django, _database, _vault, _users, _answers,
)  # fmt: skip
