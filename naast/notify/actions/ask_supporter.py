"""Asks a supporter, in a message that can be answered with yes or no straight away."""

from datetime import datetime, timedelta
from uuid import UUID

from naast.access.actor import Actor
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage

A_DAY = timedelta(days=1)


def ask_supporter(
    *,
    actor: Actor,
    at: datetime,
    case_id: UUID,
    person_id: UUID,
    until: datetime | None,
    substitute: bool = False,
    on_call: bool = False,
) -> OutgoingMessage | None:
    """until: how long the answer counts, a day if not said. The code is made when it is sent.
    on_call: whoever is on call hears of it at any hour.
    """
    kind = MessageKind.SUBSTITUTE if substitute else MessageKind.REQUEST_TO_SUPPORTER
    if on_call:
        kind = MessageKind.ON_CALL_REQUEST
    return queue_message(
        actor=actor,
        at=at,
        kind=kind,
        person_id=person_id,
        case_id=case_id,
        useful_until_at=until or at + A_DAY,
    )


def ask_how_supporter_is(
    *, actor: Actor, at: datetime, aftercare_id: UUID, person_id: UUID, until: datetime
) -> OutgoingMessage | None:
    """Fine, or would you like to talk? aftercare_id: the question; it is tied to no case."""
    return queue_message(
        actor=actor,
        at=at,
        kind=MessageKind.AFTERCARE,
        person_id=person_id,
        case_id=aftercare_id,
        useful_until_at=until,
    )
