"""Forgets who sent a report, thirty days after it came in, and yesterday's counts of senders."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.incidents.erasers import forget_old_counts, forget_old_reporters
from naast.privacy.audit import record


@transaction.atomic
def forget_reporters(*, actor: Actor, at: datetime) -> int:
    """How many reports lost their reporter now. The trail has no line where there were none."""
    forget_old_counts(None, at)
    count = forget_old_reporters(None, at)
    if count:
        record("forget_reporters", actor=actor, at=at)
    return count
