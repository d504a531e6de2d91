"""Ends the waiting of a row: it was mended, decided or thrown away. Its cells go at once."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.incidents.models import RowToMend
from naast.privacy.audit import record
from naast.privacy.parcels import Parcel, forget_parcel


@transaction.atomic
def finish_row(*, actor: Actor, at: datetime, row: RowToMend, how: str, vault_role: str) -> None:
    """how: mended, revised, kept, or a DiscardReason. Raises VaultUnavailable: then it stays."""
    parcel = Parcel(bytes(row.wrap), bytes(row.register), bytes(row.content))
    RowToMend.objects.filter(pk=row.pk).delete()
    record("finish_row_to_mend", actor=actor, at=at, subject=how)
    forget_parcel(row.pk, parcel, actor=actor.name, role=vault_role)
