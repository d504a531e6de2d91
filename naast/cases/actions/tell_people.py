"""Reminders in neutral words: something waits, in Naast, for you. Never what or about whom."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from naast.access.actor import CLOCK
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.cases.logic.steps import Progress
from naast.cases.models import Case
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.people.queries import absent_on
from naast.privacy import vault_client

REMINDERS = {
    Role.COORDINATOR: MessageKind.REMINDER_COORDINATOR,
    Role.DEPUTY_COORDINATOR: MessageKind.REMINDER_DEPUTY,
}


def tell_supporter(*, at: datetime, case: Case) -> None:
    """The supporter of the case. Part of an action that writes the audit event."""
    if case.supporter_id is None:
        return
    queue_message(
        actor=CLOCK,
        at=at,
        kind=MessageKind.REMINDER_SUPPORTER,
        person_id=case.supporter_id,
        case_id=case.id,
    )


def tell_who_was_there(*, at: datetime, case: Case, was: Progress, now: Progress) -> None:
    """A supporter after whom somebody else comes: thanked in the same words, whatever the reason.

    Who only was asked is not told. Part of an action that writes the audit event.
    """
    if was.supporter is None or was.accepted_at is None or was.supporter == now.supporter:
        return
    queue_message(
        actor=CLOCK,
        at=at,
        kind=MessageKind.GOES_ON,
        person_id=UUID(was.supporter),
        case_id=case.id,
    )


def tell_coordinators(
    *, at: datetime, case: Case, deputies: bool, kind: MessageKind | None = None
) -> None:
    """Every coordinator (or deputy) who is there and stands apart from the case; else the other
    group; else the stewards, who learn no more than that something waits."""
    away = absent_on(timezone.localdate(at))
    groups = [Role.DEPUTY_COORDINATOR, Role.COORDINATOR]
    for role in groups if deputies else reversed(groups):
        apart = [person for person in _holders(role, at) if _stands_apart(person, role, case)]
        told = [person for person in apart if person not in away]
        for person in told:
            queue_message(
                actor=CLOCK,
                at=at,
                kind=kind or REMINDERS[role],
                person_id=person,
                case_id=case.id,
            )
        if told:
            return
    tell_stewards(at=at)


def raise_alarm(*, at: datetime, case: Case) -> None:
    """Everybody who stands apart, at any hour. The message does not know which case it is."""
    for role in REMINDERS:
        for person in _holders(role, at):
            if _stands_apart(person, role, case):
                queue_message(actor=CLOCK, at=at, kind=MessageKind.ALARM, person_id=person)


def tell_stewards(*, at: datetime) -> None:
    """Nobody looked, or nobody may: once a day, in the same words, so that it says of nobody why.

    A steward sees to it that somebody stands in, and learns no more than that something waits.
    """
    day = timezone.localdate(at)
    for steward in _holders(Role.STEWARD, at):
        queue_message(
            actor=CLOCK,
            at=at,
            kind=MessageKind.NOBODY_HERE,
            person_id=steward,
            once=f"nobody looked|{steward}|{day}",
        )


def somebody_stands_apart(*, at: datetime, case: Case) -> bool:
    """False when every coordinator and deputy is too near: only the arrangement can help then."""
    return any(
        _stands_apart(person, role, case) for role in REMINDERS for person in _holders(role, at)
    )


def _holders(role: Role, at: datetime) -> list[UUID]:
    return list(holders_of([role], timezone.localdate(at)).values_list("pk", flat=True))


def _stands_apart(person: UUID, role: Role, case: Case) -> bool:
    return case.id in vault_client.visible([case.id], f"person:{person}", role.value)
