"""Messages that did not arrive: whom to telephone, and whether the post works."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.notify.choices import MessageKind, MessageState
from naast.notify.models import OutgoingMessage

LATE = timedelta(minutes=15)
NOT_ARRIVED = (MessageState.UNREACHABLE.value, MessageState.DEAD.value)


@dataclass(frozen=True)
class ToTelephone:
    """Somebody whom no message reaches. kind: what the message would have said."""

    message_id: UUID
    person_id: UUID
    kind: MessageKind
    since: datetime


@dataclass(frozen=True)
class Post:
    """How the outbox is doing, in counts: the steward sees no person here."""

    waiting: int
    late: int
    given_up: int
    no_address: int

    @property
    def works(self) -> bool:
        """False when somebody should look at the mail server or the gateway."""
        return self.late == 0 and self.given_up == 0


def people_to_telephone(actor: Actor) -> list[ToTelephone]:
    """For the coordinator, longest waiting first; empty for who may not coordinate."""
    if not decide(actor, Right.COORDINATE_CASES):
        return []
    rows = OutgoingMessage.objects.filter(state__in=NOT_ARRIVED).exclude(person_id=None)
    waiting = rows.order_by("queued_at", "pk").values_list("pk", "person_id", "kind", "queued_at")
    return [
        ToTelephone(message, person, MessageKind(kind), queued_at)
        for message, person, kind, queued_at in waiting
        if person is not None
    ]


def post(at: datetime) -> Post:
    """For the steward's page and the metrics."""
    rows = OutgoingMessage.objects.all()
    waiting = rows.filter(state=MessageState.WAITING.value, not_before_at__lte=at)
    tried = rows.filter(state=MessageState.WAITING.value, tries__gt=0, queued_at__lte=at - LATE)
    overdue = waiting.filter(not_before_at__lte=at - LATE)
    return Post(
        waiting=rows.filter(state=MessageState.WAITING.value).count(),
        late=(tried | overdue).distinct().count(),
        given_up=rows.filter(state=MessageState.DEAD.value).count(),
        no_address=rows.filter(state=MessageState.UNREACHABLE.value).count(),
    )
