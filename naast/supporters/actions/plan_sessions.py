"""Sessions: planned, moved, cancelled. Whoever is invited hears of it, and so does their diary."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record
from naast.supporters.actions.welcome_supporter import TrainingRefused
from naast.supporters.choices import SessionState
from naast.supporters.models_training import Curriculum, Seat, TrainingSession


@dataclass(frozen=True)
class When:
    """When and where, by whom, for how many."""

    begins_at: datetime
    ends_at: datetime
    place: str
    trainers: str = ""
    seats: int = 12


@transaction.atomic
def plan_sessions(
    *, actor: Actor, at: datetime, curriculum: Curriculum, first: When
) -> list[TrainingSession]:
    """One for each day of the curriculum, on days that follow; each can be moved afterwards."""
    days = sorted(set(curriculum.parts.values_list("day", flat=True))) or [1]
    run = uuid4()
    rows = [
        TrainingSession.objects.create(
            run=run,
            curriculum=curriculum,
            day=day,
            begins_at=first.begins_at + timedelta(days=place),
            ends_at=first.ends_at + timedelta(days=place),
            place=first.place,
            trainers=first.trainers,
            seats=first.seats,
            changed_at=at,
        )
        for place, day in enumerate(days)
    ]
    record("plan_sessions", actor=actor, at=at, subject=str(curriculum.pk))
    return rows


@transaction.atomic
def move_session(*, actor: Actor, at: datetime, session: TrainingSession, to: When) -> None:
    """Those invited hear of another time or place, not of another trainer or number of seats."""
    row = _planned(session)
    moved = (row.begins_at, row.ends_at, row.place) != (to.begins_at, to.ends_at, to.place)
    row.begins_at, row.ends_at, row.place = to.begins_at, to.ends_at, to.place
    row.trainers, row.seats = to.trainers, to.seats
    row.changed_at = at if moved else row.changed_at
    row.save()
    if moved:
        _tell(row, MessageKind.TRAINING_MOVED, actor=actor, at=at)
    record("move_session", actor=actor, at=at, subject=str(row.pk))


@transaction.atomic
def cancel_session(*, actor: Actor, at: datetime, session: TrainingSession) -> None:
    """It stays in the list, struck out; diaries learn it."""
    row = _planned(session)
    row.state, row.changed_at = SessionState.CANCELLED.value, at
    row.save(update_fields=["state", "changed_at"])
    _tell(row, MessageKind.TRAINING_OFF, actor=actor, at=at)
    record("cancel_session", actor=actor, at=at, subject=str(row.pk))


def _planned(session: TrainingSession) -> TrainingSession:
    row = TrainingSession.objects.select_for_update().get(pk=session.pk)
    if row.state != SessionState.PLANNED:
        raise TrainingRefused(_("This session is over or was cancelled; it cannot be changed."))
    return row


def _tell(row: TrainingSession, kind: MessageKind, *, actor: Actor, at: datetime) -> None:
    seats = Seat.objects.filter(session=row, taken_back=False)
    seats.update(sequence=F("sequence") + 1, changed_at=at)
    for seat, person in seats.values_list("pk", "supporter__person_id"):
        tell_of_seat(seat, person, kind, actor=actor, at=at, until=row.ends_at)


def tell_of_seat(
    seat: UUID, person: UUID, kind: MessageKind, *, actor: Actor, at: datetime, until: datetime
) -> None:
    """The file for the diary is made at the moment of sending, and says what holds then."""
    queue_message(
        actor=actor,
        at=at,
        kind=kind,
        person_id=person,
        case_id=seat,
        useful_until_at=max(until, at + timedelta(hours=1)),
    )
