"""Keeps the key of an open round alive from night to night. A part of the nightly turn."""

from uuid import UUID

from django.db import transaction

from naast.privacy import vault_client
from naast.privacy.vault_client import VaultRefused
from naast.supporters.models_nomination import OPEN, NominationRound


@transaction.atomic
def rewrap_round(round_id: UUID) -> bool:
    """Under tonight's key; False where there is none, or it does not open any more."""
    row = NominationRound.objects.select_for_update().filter(pk=round_id, state=OPEN).first()
    if row is None:
        return False
    try:
        row.wrap = vault_client.rewrap(row.pk, bytes(row.wrap))
    except VaultRefused as refusal:
        if refusal.reason in ("closed", "damaged"):
            return False
        raise
    row.save(update_fields=["wrap"])
    return True
