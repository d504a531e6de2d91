"""Tells coordinators and the staff representative that the vault rang: at any hour, no names."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy import vault_alarms, vault_client
from naast.privacy.audit import record
from naast.privacy.sealing import current_epoch_key, remember_epoch_key
from naast.privacy.vault_alarms import Ringing

WATCHING = (Role.COORDINATOR, Role.DEPUTY_COORDINATOR, Role.STAFF_REPRESENTATIVE)


def tell_alarms(*, actor: Actor, at: datetime) -> int:
    """How many alarms people were told of. Cut off in the middle, the next run tells the rest."""
    ringing = vault_alarms.alarms_to_tell()
    _notice_promotion()
    for alarm in ringing:
        _tell(alarm, actor=actor, at=at)
        vault_alarms.alarm_told(alarm)
    return len(ringing)


def _notice_promotion() -> None:
    """A vault that was promoted or left its replica has a newer term: whichever copy has an older
    one is believed no more."""
    told = vault_client.public_key()
    if told != current_epoch_key():
        remember_epoch_key(told)


@transaction.atomic
def _tell(alarm: Ringing, *, actor: Actor, at: datetime) -> None:
    """Once for each alarm and person; not the one it is about."""
    for person in _watchers(at) - {_person(alarm)}:
        queue_message(
            actor=actor,
            at=at,
            kind=MessageKind.ALARM,
            person_id=person,
            once=f"{alarm}{person}",
        )
    record("tell_alarm", actor=actor, at=at, subject=alarm.kind)


def _watchers(at: datetime) -> set[UUID]:
    users = holders_of(WATCHING, timezone.localdate(at))
    return set(users.values_list("pk", flat=True))


def _person(alarm: Ringing) -> UUID | None:
    return UUID(alarm.person.removeprefix("person:")) if alarm.person else None
