"""Keeps what a step was before it changes. Part of an action that writes the event."""

from datetime import datetime
from uuid import UUID, uuid4

from naast.calamities.choices_clocks import Changed
from naast.calamities.models import FileStep
from naast.calamities.models_clocks import StepChange
from naast.calamities.queries.changes import REASON
from naast.privacy.locking import lock


def note_change(
    *, step: FileStep, changed: Changed, by: UUID, at: datetime, reason: str = ""
) -> None:
    """step: as it still is. reason: text, locked where it is stored."""
    row_id = uuid4()
    StepChange.objects.create(
        id=row_id,
        step=step,
        changed=changed.value,
        starts_on=step.starts_on,
        due_on=step.due_on,
        extra_weeks=step.extra_weeks,
        granted_until=step.granted_until,
        still=step.still,
        done_on=step.done_on,
        reason=lock(reason, kind=REASON, row_id=row_id) if reason else b"",
        written_by=by,
        written_at=at,
    )
