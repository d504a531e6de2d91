"""Asks a supporter: somebody would like a call, can you today? Yes or no straight from the message."""

from datetime import datetime
from uuid import UUID

from naast.access.actor import Actor
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage


def ask_supporter(
    *, actor: Actor, at: datetime, case_id: UUID, person_id: UUID, until: datetime | None
) -> OutgoingMessage:
    """Part of offering support. until: when the answer is awaited; the code lives a little longer.

    The answer code is made at the moment of sending, so that no secret waits in the outbox.
    """
    return queue_message(
        actor=actor,
        at=at,
        kind=MessageKind.REQUEST_TO_SUPPORTER,
        person_id=person_id,
        case_id=case_id,
    )
