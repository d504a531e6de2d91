"""Keeps what a step was before it changes. Part of an action that writes the event."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from naast.calamities.choices_clocks import Changed
from naast.calamities.models import FileStep
from naast.calamities.models_clocks import StepChange
from naast.calamities.queries.changes import REASON, WHO
from naast.privacy.locking import lock


@dataclass(frozen=True)
class Said:
    """The day of asking, telling or deciding, and who: text, as a function and never as a name."""

    on: date
    who: str


def note_change(
    *,
    step: FileStep,
    changed: Changed,
    by: UUID,
    at: datetime,
    reason: str = "",
    said: Said | None = None,
) -> None:
    """step: as it still is. reason, and who said it: texts, locked where they are stored."""
    row_id = uuid4()
    StepChange.objects.create(
        id=row_id,
        step=step,
        changed=changed.value,
        starts_on=step.starts_on,
        starts_time=step.starts_time,
        due_on=step.due_on,
        extra_weeks=step.extra_weeks,
        granted_until=step.granted_until,
        still=step.still,
        done_on=step.done_on,
        said_on=said.on if said else None,
        who=lock(said.who, kind=WHO, row_id=row_id) if said and said.who else b"",
        reason=lock(reason, kind=REASON, row_id=row_id) if reason else b"",
        written_by=by,
        written_at=at,
    )
