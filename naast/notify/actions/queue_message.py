"""Puts a message into the outbox, in the transaction of what it tells of."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.crypto import salted_hmac

from naast.access.actor import Actor
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage

USEFUL_FOR = timedelta(days=3)


def queue_message(
    *,
    actor: Actor,
    at: datetime,
    kind: MessageKind,
    person_id: UUID,
    case_id: UUID | None = None,
    language: str = "",
    not_before_at: datetime | None = None,
    useful_until_at: datetime | None = None,
    once: str = "",
) -> OutgoingMessage | None:
    """One message to one person, sent by the jobs process. Part of an action with an event.

    case_id: so that closing the case removes what is not sent yet. language: else the person's own.
    useful_until_at: past it the message is dropped; three days after it may go if not said. once:
    the same words queue a message once in two weeks, and give None after that.
    """
    values = {
        "kind": kind.value,
        "person_id": person_id,
        "case_id": case_id,
        "language": language,
        "queued_at": at,
        "not_before_at": not_before_at or at,
        "useful_until_at": useful_until_at or (not_before_at or at) + USEFUL_FOR,
    }
    if not once:
        return OutgoingMessage.objects.create(**values)
    # With a key: the words hold ids, and whoever has the rows would try them all.
    mark = salted_hmac("naast.notify.once", once, algorithm="sha256").hexdigest()
    message, made = OutgoingMessage.objects.get_or_create(once=mark, defaults=values)
    return message if made else None
