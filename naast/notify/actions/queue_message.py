"""Puts a message into the outbox, in the transaction of what it tells about."""

from datetime import datetime
from uuid import UUID

from naast.access.actor import Actor
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage


def queue_message(
    *,
    actor: Actor,
    at: datetime,
    kind: MessageKind,
    person_id: UUID,
    case_id: UUID | None = None,
    not_before_at: datetime | None = None,
) -> OutgoingMessage:
    """Part of an action, which writes the audit event. Sending waits for the commit and the jobs.

    case_id: whose message this is, so that messages of a closed case can be withdrawn.
    """
    return OutgoingMessage.objects.create(
        kind=kind,
        person_id=person_id,
        case_id=case_id,
        queued_at=at,
        not_before_at=not_before_at or at,
    )
