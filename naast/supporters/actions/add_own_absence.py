"""A supporter says on which days they are away. Nobody asks why."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.people.models import Absence
from naast.privacy.audit import record


@transaction.atomic
def add_own_absence(*, actor: Actor, at: datetime, from_on: date, until_on: date) -> Absence:
    """Both ends included; saying the same twice counts once."""
    row, _made = Absence.objects.get_or_create(
        person_id=UUID(actor.id), from_on=from_on, until_on=until_on
    )
    record("add_own_absence", actor=actor, at=at)
    return row
