"""Supporters are invited to a session, or an invitation is taken back."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.notify.choices import MessageKind
from naast.privacy.audit import record
from naast.supporters.actions.plan_sessions import tell_of_seat
from naast.supporters.actions.welcome_supporter import TrainingRefused
from naast.supporters.choices import SessionState
from naast.supporters.models import Supporter
from naast.supporters.models_training import Seat, TrainingSession


@transaction.atomic
def invite_to_session(
    *, actor: Actor, at: datetime, session: TrainingSession, supporters: Collection[UUID]
) -> int:
    """To all days that were planned together. How many are new; who was invited already gets
    nothing twice."""
    rows = TrainingSession.objects.select_for_update().filter(
        run=session.run, state=SessionState.PLANNED.value
    )
    days = list(rows)
    people = dict(
        Supporter.objects.filter(pk__in=supporters, active=True).values_list("pk", "person_id")
    )
    for day in days:
        taken = set(
            Seat.objects.filter(session=day, taken_back=False).values_list("supporter", flat=True)
        )
        if len(taken | people.keys()) > day.seats:
            raise TrainingRefused(
                _("There are %(seats)s seats. Choose fewer people, or add seats.")
                % {"seats": day.seats}
            )
        for supporter in people.keys() - taken:
            _invite(day, supporter, people[supporter], actor=actor, at=at)
    record("invite_to_session", actor=actor, at=at, subject=str(session.pk))
    return len(people)


def _invite(
    day: TrainingSession, supporter: UUID, person: UUID, *, actor: Actor, at: datetime
) -> None:
    seat, made = Seat.objects.get_or_create(
        session=day, supporter_id=supporter, defaults={"changed_at": at}
    )
    if not made:
        seat.taken_back, seat.sequence, seat.changed_at = False, seat.sequence + 1, at
        seat.save(update_fields=["taken_back", "sequence", "changed_at"])
    kind = MessageKind.TRAINING_INVITED
    tell_of_seat(seat.pk, person, kind, actor=actor, at=at, until=day.ends_at)


@transaction.atomic
def take_back_seat(*, actor: Actor, at: datetime, seat: Seat) -> None:
    """For this day only; the diary learns it."""
    row = Seat.objects.select_for_update().select_related("session", "supporter").get(pk=seat.pk)
    if row.taken_back or row.session.state != SessionState.PLANNED:
        raise TrainingRefused(_("This session is over or was cancelled; it cannot be changed."))
    row.taken_back, row.sequence, row.changed_at = True, row.sequence + 1, at
    row.save(update_fields=["taken_back", "sequence", "changed_at"])
    kind, until = MessageKind.TRAINING_OFF, row.session.ends_at
    tell_of_seat(row.pk, row.supporter.person_id, kind, actor=actor, at=at, until=until)
    record("take_back_seat", actor=actor, at=at, subject=str(row.session_id))
