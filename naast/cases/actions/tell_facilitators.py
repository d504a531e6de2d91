"""Messages about a group talk: something waits for you. Never what, where, for whom."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from naast.access.actor import CLOCK, Actor
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.cases.logic.group import Answer
from naast.cases.models_group import Facilitator, GroupSession
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy import vault_client

A_DAY = timedelta(days=1)
COORDINATORS = {
    Role.COORDINATOR: MessageKind.REMINDER_COORDINATOR,
    Role.DEPUTY_COORDINATOR: MessageKind.REMINDER_DEPUTY,
}


def ask_to_lead(*, actor: Actor, at: datetime, session: GroupSession, person_id: UUID) -> None:
    """Useful until the talk begins. Part of an action that writes the audit event."""
    queue_message(
        actor=actor,
        at=at,
        kind=MessageKind.SOMETHING_WAITING,
        person_id=person_id,
        case_id=session.id,
        useful_until_at=session.starts_at,
    )


def remind_facilitators(*, at: datetime, session: GroupSession) -> int:
    """The day before, once each: those who said yes, and those who have not answered."""
    rows = Facilitator.objects.filter(session=session).exclude(answer=Answer.NO.value)
    queued = [
        queue_message(
            actor=CLOCK,
            at=at,
            kind=MessageKind.REMINDER_SUPPORTER,
            person_id=row.supporter_id,
            case_id=session.id,
            useful_until_at=session.starts_at,
            once=f"group talk {row.pk} tomorrow",
        )
        for row in rows
    ]
    return sum(message is not None for message in queued)


def tell_coordinators_of(*, at: datetime, session: GroupSession, once: str) -> int:
    """Every coordinator, else every deputy, whom the vault shows the talk; once for each reason."""
    for role, kind in COORDINATORS.items():
        people = holders_of([role], timezone.localdate(at)).values_list("pk", flat=True)
        told = [one for one in people if _sees(one, role, session)]
        queued = [
            queue_message(
                actor=CLOCK,
                at=at,
                kind=kind,
                person_id=one,
                case_id=session.id,
                once=f"group talk {session.pk} {once} {one}",
            )
            for one in told
        ]
        if told:
            return sum(message is not None for message in queued)
    return 0


def _sees(person: UUID, role: Role, session: GroupSession) -> bool:
    return session.id in vault_client.visible([session.id], f"person:{person}", role.value)
