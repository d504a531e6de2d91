"""Removes what has had its time, in every area that keeps something for a period."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.privacy.erasure import Trigger, erase


@transaction.atomic
def erase_ended(*, actor: Actor, at: datetime) -> dict[str, int]:
    """Model to rows removed, only models that lost some; an event is written if there were any."""
    removed = {model: rows for model, rows in erase(Trigger.PERIOD_ENDED, None, at).items() if rows}
    if removed:
        record("erase_ended", actor=actor, at=at, subject=f"{sum(removed.values())} rows")
    return removed
