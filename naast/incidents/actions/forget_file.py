"""Throws a waiting file away, before its day is over."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.incidents.models import KeptFile
from naast.privacy.audit import record


@transaction.atomic
def forget_file(*, actor: Actor, at: datetime, kept: KeptFile) -> None:
    """Nothing of it stays."""
    KeptFile.objects.filter(pk=kept.pk).delete()
    record("forget_incident_file", actor=actor, at=at)
