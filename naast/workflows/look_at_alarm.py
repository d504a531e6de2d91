"""A coordinator or the staff representative looked at an alarm; the vault keeps both."""

from datetime import date, datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.privacy import vault_alarms
from naast.privacy.audit import record


def watching_role(actor: Actor) -> str:
    """In which role somebody watches: coordinators see more, so that role goes first."""
    order = (Role.COORDINATOR, Role.DEPUTY_COORDINATOR)
    return next((role.value for role in order if role in actor.roles), "staff_representative")


@transaction.atomic
def look_at_alarm(*, actor: Actor, at: datetime, day: date, kind: str, about: str) -> None:
    """VaultRefused for the coordinator whom it is about, and for what never rang."""
    record("look_at_alarm", actor=actor, at=at, subject=kind)
    vault_alarms.look_at_alarm(day, kind, about, actor.name, watching_role(actor))
