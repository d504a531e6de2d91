"""A file of incidents: each row stored as a whole or not at all, and said what became of it."""

import hmac
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.incidents.actions.store_incident import StoredBefore
from naast.incidents.logic.differences import new_values
from naast.incidents.logic.draft import IncidentDraft
from naast.incidents.logic.rows import ReadRow
from naast.incidents.models import Incident
from naast.incidents.wording import in_words
from naast.workflows.report_incident import report_incident


@dataclass(frozen=True)
class RowResult:
    """What became of one row. number: the report's, where it was accepted."""

    row: int
    result: Literal["accepted", "skipped", "refused"]
    message: str
    number: str = ""


def import_incidents(
    *, actor: Actor, at: datetime, rows: Iterable[ReadRow], dry_run: bool = False
) -> Iterator[RowResult]:
    """One result a row. Each row is a transaction of its own: a refused row leaves nothing.

    A dry run writes nothing at all: names of a file that is only tried never reach the disk.
    """
    seen: Counter[str] = Counter()
    for row in rows:
        yield _import_row(actor, at, row, seen, dry_run)


def _import_row(
    actor: Actor, at: datetime, row: ReadRow, seen: Counter[str], dry_run: bool
) -> RowResult:
    if row.skipped is not None:
        return RowResult(row.row, "skipped", in_words(row.skipped))
    if row.draft is None:
        return RowResult(row.row, "refused", " ".join(map(in_words, row.problems)))
    said = identity_of(row.draft)
    seen[said] += 1
    twice = seen[said] > 1 and bool(row.draft.source_number)
    key = key_of(said, seen[said])
    if twice or Incident.objects.filter(key=key).exists():
        return RowResult(row.row, "skipped", _already(row.draft) + _differs(row, key))
    notes = " ".join(map(in_words, row.notes))
    if dry_run:
        return RowResult(row.row, "accepted", " ".join((_("Would be accepted."), notes)).strip())
    try:
        with transaction.atomic():
            receipt = report_incident(
                actor=actor, at=at, draft=row.draft, involved=row.involved, key=key
            )
    except StoredBefore:
        return RowResult(row.row, "skipped", _already(row.draft))
    message = " ".join((_accepted(receipt.decision, receipt.names), notes)).strip()
    return RowResult(row.row, "accepted", message, receipt.number)


def _accepted(decision: str, names: int) -> str:
    if not names:
        return _("Accepted. The file names nobody who was involved.")
    if decision == "opened":
        return _("Accepted. Support is offered to %(number)d.") % {"number": names}
    return _("Accepted. The coordinator decides about %(number)d.") % {"number": names}


def _already(draft: IncidentDraft) -> str:
    if draft.source_number:
        return _("Skipped: number %(number)s is in Naast already.") % {
            "number": draft.source_number
        }
    return _("Skipped: the same event, without a number, is in Naast already.")


def _differs(row: ReadRow, key: UUID) -> str:
    """Which columns say something else than in Naast; on the page a coordinator decides."""
    stored = Incident.objects.filter(key=key).first()
    if stored is None or row.draft is None or not row.told:
        return ""
    fields = ", ".join(new_values(stored, row.draft, row.told))
    if not fields:
        return ""
    return " " + _("It says something else now: %(fields)s. Nothing was changed.") % {
        "fields": fields
    }


def identity_of(draft: IncidentDraft) -> str:
    """What makes a report the same in two files: its number there, else all that it says.

    The names are left out: nothing that could be tested against a name stays with the incident.
    """
    if draft.source_number:
        return f"number\n{draft.source_system}\n{draft.source_number}"
    told = asdict(draft) | {"recorded_at": "", "source": ""}
    return json.dumps(told, sort_keys=True, default=str)


def key_of(said: str, nth: int) -> UUID:
    """The same report gives the same key, so that a file can be sent again.

    nth: two rows without a number may say the same and yet be two events; none is forgotten.
    """
    told = f"incident\n{nth}\n{said}".encode()
    digest = hmac.digest(settings.SECRET_KEY.encode(), told, "sha256")
    return UUID(bytes=digest[:16], version=5)
