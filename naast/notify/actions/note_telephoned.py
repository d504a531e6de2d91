"""A coordinator telephoned somebody whom no message reaches."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.notify.choices import MessageState
from naast.notify.models import OutgoingMessage
from naast.notify.queries import NOT_ARRIVED
from naast.privacy.audit import record


@transaction.atomic
def note_telephoned(*, actor: Actor, at: datetime, message_id: UUID) -> bool:
    """The message is off the list and names nobody; False if it was off already."""
    rows = OutgoingMessage.objects.filter(pk=message_id, state__in=NOT_ARRIVED)
    noted = rows.update(state=MessageState.TOO_LATE.value, person_id=None, case_id=None, done_at=at)
    if noted:
        record("note_telephoned", actor=actor, at=at, subject=str(message_id))
    return bool(noted)
