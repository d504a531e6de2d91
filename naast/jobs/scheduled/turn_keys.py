"""The nightly turn of keys, at three in the morning or as soon after it as possible."""

from datetime import datetime, timedelta

from django.utils import timezone

from naast.access.actor import CLOCK
from naast.cases.actions.turn_epoch import turn_epoch
from naast.jobs.duties import duty
from naast.privacy import vault_client
from naast.privacy.vault_client import VaultRefused

NIGHT_HOUR = 3


@duty(every=timedelta(minutes=15), name="turn_keys", limit=timedelta(minutes=30))
def turn_keys(now: datetime) -> None:
    """The vault says whether it is time; a turn that was cut off is finished at once."""
    health = vault_client.health()
    if not health.turn_open and timezone.localtime(now).hour < NIGHT_HOUR:
        return
    try:
        turn_epoch(actor=CLOCK, at=now)
    except VaultRefused as refusal:
        if refusal.reason != "too_soon":
            raise
