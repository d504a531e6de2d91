"""naast log: check the log of openings without trusting the hospital, or copy it where it runs."""

import itertools
import json
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

import click
import django
from django.conf import settings
from django.utils.translation import gettext as _

from naast.cli.log_words import SAID, broken, told
from naast.privacy import log_proof
from naast.privacy.log_proof import ProofBroken

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
WELL, CHANGED, UNREADABLE = 0, 1, 2


@click.group()
def log() -> None:
    """The log of openings: who looked at support, written so that nobody changes it unseen.

    verify works on any computer, from files alone: no installation, no settings, no network.
    """


@log.command()
@click.option("--key", required=True, help="The fingerprint of the vault's key, from paper.")
@click.option(
    "--head", "heads", type=FILE, multiple=True, help="A signed head; give two to compare."
)
@click.option("--log", "log_file", type=FILE, help="The entries, as downloaded.")
@click.option("--proof", "proofs", type=FILE, multiple=True, help="A proof, as downloaded.")
def verify(
    *, key: str, heads: tuple[Path, ...], log_file: Path | None, proofs: tuple[Path, ...]
) -> None:
    """Say whether entries, heads and proofs are what the vault signed.

    Exit code 0: all is as signed. 1: something is not. 2: a file cannot be read, or too little
    was given to compare.
    """
    _need_no_installation()
    if not heads and not proofs:
        _stop(_("Give a signed head with --head, or a proof with --proof."))
    read = [_json(path) for path in heads]
    lines = log_file.read_bytes().splitlines(keepends=True) if log_file else None
    try:
        for head in read:
            _check_head(head, key, lines)
        _check_two_heads(read, lines)
        for path in proofs:
            _check_proof(_json(path), key, read)
    except ProofBroken as problem:
        click.echo(broken(problem.reason))
        sys.exit(UNREADABLE if problem.reason in ("no_head", "no_proof") else CHANGED)
    click.echo(_("All of it is as the vault signed it."))


def _check_head(head: dict[str, Any], key: str, lines: list[bytes] | None) -> None:
    log_proof.check_head(head, key)
    values = {"size": head["size"], "day": head["day"]}
    click.echo(_("The head of %(day)s is signed: %(size)s entries.") % values)
    if lines is not None:
        log_proof.check_lines(lines, head)
        click.echo(_("The first %(size)s lines of the log are exactly the signed ones.") % values)


def _check_two_heads(heads: list[dict[str, Any]], lines: list[bytes] | None) -> None:
    """With the lines each head was proved to be a part of the same log already."""
    for older, newer in itertools.pairwise(heads):
        if older["size"] == newer["size"] and older["root"] != newer["root"]:
            raise ProofBroken("two_logs")
    if len(heads) > 1 and lines is None:
        click.echo(_("Two heads are compared with the log (--log) or with a proof of growth."))
    elif len(heads) > 1:
        click.echo(_("The log was only added to between these heads."))


def _check_proof(proof: dict[str, Any], key: str, heads: list[dict[str, Any]]) -> None:
    head = proof.get("head")
    if not isinstance(head, dict):
        raise ProofBroken("no_proof")
    _check_head(head, key, None)
    if any(head["size"] == one["size"] and head["root"] != one["root"] for one in heads):
        raise ProofBroken("two_logs")
    if proof.get("kind") == "growth":
        _check_growth(proof, key)
        return
    for one in proof.get("proofs", ()):
        log_proof.check_entry(one, head)
        values = {"entry": one["entry"], "size": head["size"]}
        click.echo(_("Entry %(entry)s stands in the log of %(size)s entries.") % values)
        if one.get("opens"):
            click.echo("  " + told(log_proof.says(one)))
    if proof.get("kind") == "digest":
        _check_digest(proof)


def _check_growth(proof: dict[str, Any], key: str) -> None:
    try:
        older, path = proof["older"], list(proof["path"])
        _check_head(older, key, None)
        log_proof.check_growth(older, proof["head"], path)
    except (KeyError, TypeError, ValueError) as problem:
        raise ProofBroken("no_proof") from problem
    click.echo(_("The log was only added to between these heads."))


def _check_digest(proof: dict[str, Any]) -> None:
    try:
        month, hashed = json.loads(proof["proofs"][0]["line"])["says"].split()
        told_month = json.loads(proof["told"])["month"]
    except (KeyError, TypeError, ValueError, IndexError) as problem:
        raise ProofBroken("no_proof") from problem
    if told_month != month or sha256(proof["told"].encode()).hexdigest() != hashed:
        raise ProofBroken("digest")
    click.echo(_("The digest of %(month)s is the one that was entered.") % {"month": month})


@log.command()
@click.option("--now", is_flag=True, help="Of this moment; otherwise of last night.")
def head(*, now: bool) -> None:
    """Print the signed head as JSON, to be kept elsewhere."""
    _ask(lambda client: click.echo(json.dumps(client.log_head() if now else client.night_head())))


@log.command()
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
def copy(file: Path) -> None:
    """Write the sealed entries up to last night into FILE, for naast log verify --log."""

    def write(client: Any) -> None:
        size = client.night_head()["size"]
        with file.open("w") as out:
            for start in range(0, size, 1000):
                lines = client.log_entries(start, min(1000, size - start))
                out.writelines(f"{line}\n" for line in lines)
        click.echo(_("%(size)s entries are in %(file)s.") % {"size": size, "file": file})

    _ask(write)


@log.command()
@click.argument("older", type=FILE)
def proof(older: Path) -> None:
    """Print the proof that the log was only added to since the head in the file OLDER."""

    def tell(client: Any) -> None:
        kept, newest = _json(older), client.night_head()
        if not isinstance(kept.get("size"), int) or kept["size"] > newest["size"]:
            _stop(_("This head is no older than the log of last night."))
        path = client.log_consistency(kept["size"], newest["size"])
        click.echo(json.dumps({"kind": "growth", "older": kept, "head": newest, "path": path}))

    _ask(tell)


def _ask(work: Callable[[Any], None]) -> None:
    """With the settings, because the vault's socket stands in them."""
    django.setup()
    from naast.privacy import vault_client

    try:
        work(vault_client)
    except vault_client.VaultUnavailable:
        _stop(_("The vault does not answer. Is Naast running on this machine?"))


def _need_no_installation() -> None:
    """Words are all it takes; a machine without settings can check."""
    if not settings.configured:
        settings.configure(USE_I18N=True, LANGUAGE_CODE="en", LOCALE_PATHS=[SAID], USE_TZ=True)
        django.setup()


def _json(path: Path) -> dict[str, Any]:
    try:
        found: object = json.loads(path.read_bytes())
    except ValueError:
        found = None
    if not isinstance(found, dict):
        _stop(_("%(file)s is not a file of Naast's log.") % {"file": path.name})
    return found


def _stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(UNREADABLE)
