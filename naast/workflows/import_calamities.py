"""Brings in calamity files of the hospital's own system: each row whole, or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.bring_in_file import BroughtBefore, UnknownStep, bring_in_file
from naast.calamities.actions.open_file import Opening
from naast.calamities.logic.bring_in import BroughtFile, BroughtRow
from naast.calamities.logic.clocks.deadline import DoesNotFit
from naast.calamities.models_clocks import BroughtIn
from naast.calamities.wording import why_not
from naast.incidents.logic.draft import IncidentDraft
from naast.incidents.wording import in_words
from naast.workflows.open_calamity import DirectEvent, open_calamity


@dataclass(frozen=True)
class RowResult:
    """What became of one row. number: the file's in Naast, where it was accepted."""

    row: int
    result: Literal["accepted", "skipped", "refused"]
    message: str
    number: str = ""


def import_calamities(
    *, actor: Actor, at: datetime, rows: Iterable[BroughtRow], dry_run: bool = False
) -> Iterator[RowResult]:
    """One result a row, each in a transaction of its own. A dry run does all and takes it back."""
    seen: set[str] = set()
    for row in rows:
        yield _row(actor, at, row, seen, dry_run)
        if row.file is not None:
            seen.add(row.file.number)


def _row(actor: Actor, at: datetime, row: BroughtRow, seen: set[str], dry_run: bool) -> RowResult:
    if row.file is None:
        return RowResult(row.row, "refused", " ".join(map(in_words, row.problems)))
    number = row.file.number
    already = _("Skipped: number %(number)s is in Naast already.") % {"number": number}
    if number in seen or BroughtIn.objects.filter(number=number).exists():
        return RowResult(row.row, "skipped", already)
    try:
        with transaction.atomic():
            opened = _bring_in(actor, at, row.file)
            transaction.set_rollback(dry_run)
    except BroughtBefore:
        return RowResult(row.row, "skipped", already)
    except (UnknownStep, DoesNotFit) as problem:
        return RowResult(row.row, "refused", _refusal(problem))
    if dry_run:
        return RowResult(row.row, "accepted", _("Would be accepted."))
    return RowResult(row.row, "accepted", _("Accepted. Its clocks run."), opened)


def _refusal(problem: UnknownStep | DoesNotFit) -> str:
    if isinstance(problem, UnknownStep):
        return _("Files of this hospital have no step %(name)s.") % {"name": problem.rule}
    return why_not(problem)


def _bring_in(actor: Actor, at: datetime, brought: BroughtFile) -> str:
    """The event names nobody; who was involved is named on the page of the file."""
    draft = IncidentDraft(
        kind="safety_incident",
        happened_on=brought.happened_on,
        recorded_at=at,
        department_id=brought.department_id,
        possible_calamity="yes",
        source="csv",
    )
    opening = Opening(
        incident_id=uuid4(),
        department_id=brought.department_id,
        happened_on=brought.happened_on,
        noticed_on=brought.noticed_on,
        summary=brought.summary,
    )
    event = DirectEvent(draft, uuid4())
    file = open_calamity(actor=actor, at=at, opening=opening, event=event, involved=[])
    bring_in_file(actor=actor, at=at, file_id=file.pk, brought=brought)
    return file.number
