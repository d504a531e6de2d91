"""Tells the vault of a row that waits, so that it knows who may not open it."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.incidents.models import RowToMend
from naast.privacy.audit import record
from naast.privacy.parcels import Parcel, register_parcel


@transaction.atomic
def adopt_row(*, actor: Actor, at: datetime, row: RowToMend) -> None:
    """May be repeated. Raises VaultUnavailable and VaultRefused."""
    register_parcel(row.pk, Parcel(bytes(row.wrap), bytes(row.register), bytes(row.content)))
    RowToMend.objects.filter(pk=row.pk).update(adopted=True)
    record("adopt_row_to_mend", actor=actor, at=at)
