"""A supporter is there after all."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.people.models import Absence
from naast.privacy.audit import record


@transaction.atomic
def remove_own_absence(*, actor: Actor, at: datetime, absence: Absence) -> None:
    """The rule of the area says whose it is."""
    absence.delete()
    record("remove_own_absence", actor=actor, at=at)
