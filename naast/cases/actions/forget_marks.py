"""Forgets that forms were received, and that names were shown."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.models import IntakeMark, Revealed
from naast.privacy.audit import record


@transaction.atomic
def forget_marks(*, actor: Actor, at: datetime) -> int:
    """How many marks were forgotten."""
    marks, _ = IntakeMark.objects.filter(until_at__lt=at).delete()
    shown, _ = Revealed.objects.filter(until_at__lt=at).delete()
    if marks or shown:
        record("forget_marks", actor=actor, at=at)
    return marks + shown
