"""Who came to a session; what it lets one show is shown from that day."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.actions.welcome_supporter import TrainingRefused
from naast.supporters.choices import HowShown, SessionState
from naast.supporters.models_training import CompetenceShown, Seat, TrainingSession


@transaction.atomic
def note_attendance(
    *, actor: Actor, at: datetime, session: TrainingSession, came: Collection[UUID]
) -> None:
    """came: seats. Noting again mends a mistake: who did not come after all shows nothing by it."""
    row = TrainingSession.objects.select_for_update().get(pk=session.pk)
    if row.state == SessionState.CANCELLED or at < row.begins_at:
        raise TrainingRefused(_("This session has not begun, or was cancelled."))
    row.state = SessionState.HELD.value
    row.save(update_fields=["state"])
    seats = list(Seat.objects.filter(session=row, taken_back=False))
    for seat in seats:
        seat.came = seat.pk in came
        seat.save(update_fields=["came"])
    CompetenceShown.objects.filter(session=row).exclude(
        supporter__in=[seat.supporter_id for seat in seats if seat.came]
    ).delete()
    _show(row, seats, actor)
    record("note_attendance", actor=actor, at=at, subject=str(row.pk))


def _show(row: TrainingSession, seats: list[Seat], actor: Actor) -> None:
    parts = row.curriculum.parts.filter(day=row.day)
    codes = sorted({code for part in parts for code in part.competences})
    CompetenceShown.objects.bulk_create(
        [
            CompetenceShown(
                supporter_id=seat.supporter_id,
                competence=code,
                how=HowShown.TRAINING.value,
                shown_on=timezone.localdate(row.begins_at),
                session=row,
                noted_by=UUID(actor.id),
            )
            for seat in seats
            if seat.came
            for code in codes
        ],
        ignore_conflicts=True,
    )
