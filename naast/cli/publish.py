"""naast publish: computes, protects, stores and signs the numbers of a year; or checks them."""

import json
import sys
from typing import Any

import click
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naast.access.actor import OPERATOR
from naast.cli.log_words import broken
from naast.insight.actions.publish import PublishRefused
from naast.insight.actions.publish import publish as publish_year
from naast.insight.choices_tables import WORDS, why_hidden
from naast.insight.logic.publications.stored import Stored
from naast.insight.models_publication import Publication, PublishedTable
from naast.insight.queries.check_publication import check_publication
from naast.insight.queries.publications import read_table
from naast.privacy.log_proof import ProofBroken, in_fours
from naast.privacy.vault_client import VaultRefused, VaultUnavailable

DONE, REFUSED, SILENT = 0, 1, 2


@click.command()
@click.option("--period", required=True, metavar="YEAR", help="A year that is over, such as 2026.")
@click.option("--check", is_flag=True, help="Publish nothing: are the numbers as they were signed?")
@click.option("--key", default="", help="With --check: the vault's fingerprint, from paper.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def publish(*, period: str, check: bool, key: str, as_json: bool) -> None:
    """Publish the numbers of a year, once; or check them.

    Exit code 0: done, or all is as signed. 1: refused, or something is not as signed; the sentence
    says why. 2: the vault does not answer; run it again, and what was begun is finished.
    """
    try:
        told, code = (_checked(period, key), DONE) if check else (_published(period), DONE)
    except PublishRefused as problem:
        told, code = {"period": period, "published": False, "message": str(problem)}, REFUSED
    except ProofBroken as problem:
        told, code = _refused_check(period, _sentence(problem.reason)), REFUSED
    except (VaultUnavailable, VaultRefused):
        silent = _("The vault does not answer. Nothing is lost: run this again when it does.")
        told, code = {"period": period, "published": False, "message": silent}, SILENT
    click.echo(json.dumps(told, ensure_ascii=False) if as_json else _as_text(told), err=False)
    sys.exit(code)


def _published(period: str) -> dict[str, Any]:
    row = publish_year(actor=OPERATOR, at=timezone.now(), period=period)
    tables = [read_table(one) for one in PublishedTable.objects.filter(publication=row)]
    return {
        "period": period,
        "published": True,
        "tables": [_table(one) for one in tables],
        "mark": row.mark,
        "entry": row.entry,
    }


def _table(one: Stored) -> dict[str, Any]:
    """shown, hidden: how many numbers."""
    counts = one.published
    figures = [bool(figure.value) for figure in one.figures]
    return {
        "code": one.code,
        "shown": (len(counts.numbers) if counts else 0) + figures.count(True),
        "hidden": (len(counts.hidden()) if counts else 0) + figures.count(False),
        "reason": one.reason.value if one.reason else "",
        "why": why_hidden(one),
    }


def _checked(period: str, key: str) -> dict[str, Any]:
    proof = check_publication(period, trusted=key)
    if proof is None:
        raise PublishRefused(_("Nothing is published of %(year)s.") % {"year": period})
    row = Publication.objects.get(period=period)
    return {"period": period, "as_signed": True, "mark": row.mark, "entry": row.entry}


def _refused_check(period: str, message: str) -> dict[str, Any]:
    return {"period": period, "as_signed": False, "message": message}


def _sentence(reason: str) -> str:
    own = {
        "numbers": _("NOT AS SIGNED. The stored numbers are not those that were published."),
        "another": _("NOT AS SIGNED. The entry in the log names other numbers."),
    }
    return own.get(reason) or broken(reason)


def _as_text(told: dict[str, Any]) -> str:
    if "message" in told:
        return str(told["message"])
    mark = _("Mark %(mark)s, entry %(entry)s of the log.") % {
        "mark": in_fours(told["mark"]),
        "entry": told["entry"],
    }
    if "tables" not in told:
        return "\n".join([_("All of it is as the vault signed it."), mark])
    head = _("The numbers of %(year)s are published.") % {"year": told["period"]}
    return "\n".join([head, mark, "", *[_line(one) for one in told["tables"]]])


def _line(one: dict[str, Any]) -> str:
    words = WORDS.get(one["code"])
    title = str(words.title) if words else one["code"]
    shown = ngettext("%(number)s number shown", "%(number)s numbers shown", one["shown"])
    hidden = _("%(number)s hidden") % {"number": one["hidden"]}
    line = f"{title} ({one['code']}): {shown % {'number': one['shown']}}, {hidden}."
    return f"{line} {one['why']}".rstrip()
