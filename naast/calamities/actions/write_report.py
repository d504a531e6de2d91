"""Keeps one part of a report to the inspectorate as a draft."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.lock_file import lock_open_file
from naast.calamities.logic.reports.items import Answers, Part
from naast.calamities.models_report import CalamityReport, ReportPart
from naast.calamities.queries.reports import ANSWERS, Draft, draft_of
from naast.privacy.audit import record
from naast.privacy.locking import lock


class ReportRefused(Exception):
    """str() says why."""


class Stale(Exception):
    """Somebody changed the part since it was opened; what stands there now is in newer."""

    def __init__(self, newer: Draft) -> None:
        super().__init__(_("Somebody changed this part meanwhile."))
        self.newer = newer


@transaction.atomic
def write_part(
    *,
    actor: Actor,
    at: datetime,
    file_id: UUID,
    kind: str,
    part: Part,
    answers: Answers,
    revision: int,
) -> int:
    """The new revision. revision: of what the writer had before them; the same text changes
    nothing. Raises Stale and ReportRefused."""
    file = lock_open_file(ReportRefused, pk=file_id)
    report, _made = CalamityReport.objects.get_or_create(file=file, kind=kind)
    row = ReportPart.objects.filter(report=report, part=part.slug).first()
    now = draft_of(row) if row else Draft()
    known = {item.slug for item in part.items}
    wanted = {slug: value for slug, value in answers.items() if slug in known and value}
    if wanted == now.answers:
        return now.revision
    if revision != now.revision:
        raise Stale(now)
    row = row or ReportPart(id=uuid4(), report=report, part=part.slug)
    row.answers = lock(wanted, kind=ANSWERS, row_id=row.pk)
    row.revision, row.changed_by, row.changed_at = now.revision + 1, UUID(actor.id), at
    row.save()
    record("write_calamity_report", actor=actor, at=at, subject=f"{kind} {part.slug} {file.number}")
    return row.revision
