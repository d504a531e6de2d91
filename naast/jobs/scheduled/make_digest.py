"""Makes the digest of last month, on its first day or as soon after it as the vault answers."""

from datetime import datetime, timedelta

from django.utils import timezone

from naast.access.actor import CLOCK
from naast.jobs.duties import duty
from naast.oversight.actions.store_digest import store_digest
from naast.privacy.vault_client import VaultRefused


@duty(every=timedelta(hours=1), name="make_digest")
def make_digest(now: datetime) -> None:
    """Once; after that it only looks whether it is there. The vault counts months in UTC."""
    first = timezone.localdate(now).replace(day=1)
    month = (first - timedelta(days=1)).replace(day=1)
    try:
        store_digest(month=month, actor=CLOCK, at=now)
    except VaultRefused as refusal:
        if refusal.reason != "too_soon":
            raise
