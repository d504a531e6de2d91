"""Forgets who sent a report, thirty days after it came in."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.incidents.logic.periods import COUNTS_KEPT, REPORTER_KEPT
from naast.incidents.models import Incident, IntakeCount
from naast.privacy.audit import record


@transaction.atomic
def forget_reporters(*, actor: Actor, at: datetime) -> int:
    """How many reports lost their reporter now. Also drops yesterday's counts of senders."""
    old = Incident.objects.filter(stored_at__lt=at - REPORTER_KEPT, reporter_id__isnull=False)
    count = old.update(reporter_id=None)
    IntakeCount.objects.filter(hour_at__lt=at - COUNTS_KEPT).delete()
    if count:
        record("forget_reporters", actor=actor, at=at)
    return count
