"""Files and their texts, for those who may read them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.calamities.choices import TeamKind, TeamState
from naast.calamities.models import CalamityFile, Weighing
from naast.calamities.rules import answered_for, sees_all
from naast.privacy.locking import unlock

SUMMARY = "calamities.CalamityFile.summary"
REASONS = "calamities.Weighing.reasons"
DECIDED_BY = "calamities.Weighing.decided_by"


def files_for(actor: Actor) -> QuerySet[CalamityFile]:
    """All for the secretary and the committee; for an analyst those they look into."""
    if actor.kind != "user" or not decide(actor, Right.READ_CALAMITIES):
        return CalamityFile.objects.none()
    rows = CalamityFile.objects.select_related("incident", "department")
    if sees_all(actor):
        return rows
    own = Q(
        team__user_id=actor.id,
        team__kind=TeamKind.ANALYSIS.value,
        team__state=TeamState.ACCEPTED.value,
    )
    return rows.filter(own).distinct()


def files_of_own_departments(actor: Actor) -> QuerySet[CalamityFile]:
    """That involve a department the actor heads: for the steps and the agreement, no texts."""
    if actor.kind != "user" or not decide(actor, Right.DO_CALAMITY_STEPS):
        return CalamityFile.objects.none()
    headed = answered_for(actor)
    rows = CalamityFile.objects.filter(closed_on=None).select_related("department")
    return rows.filter(Q(department__in=headed) | Q(departments__department__in=headed)).distinct()


def file_of_incident(actor: Actor, incident_id: UUID) -> CalamityFile | None:
    """The file of an event, as far as the actor reads it."""
    return files_for(actor).filter(incident_id=incident_id).first()


def summary_of(file: CalamityFile) -> str:
    """The text; fetch the file first."""
    return str(unlock(file.summary, kind=SUMMARY, row_id=file.pk)) if file.summary else ""


@dataclass(frozen=True)
class Judged:
    """One weighing with its texts."""

    row: Weighing
    reasons: str
    decided_by: str


def weighings_of(file: CalamityFile) -> list[Judged]:
    """Newest first; fetch the file first."""
    return [
        Judged(
            row,
            str(unlock(row.reasons, kind=REASONS, row_id=row.pk)),
            str(unlock(row.decided_by, kind=DECIDED_BY, row_id=row.pk)),
        )
        for row in file.weighings.all()
    ]
