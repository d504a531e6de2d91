"""Lays a row aside, sealed, for a person to mend or to decide about."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from naast.access.actor import Actor
from naast.incidents.choices import MendReason
from naast.incidents.models import RowToMend
from naast.privacy.audit import record
from naast.privacy.parcels import seal_parcel

PARCEL = "incidents.RowToMend"


@transaction.atomic
def keep_row(
    *,
    actor: Actor,
    at: datetime,
    mark: UUID,
    row: int,
    reason: MendReason,
    problems: list[list[str]],
    content: Mapping[str, Any],
    apart: Iterable[UUID],
) -> RowToMend:
    """The same row sent again takes the place of the one that still waits."""
    RowToMend.objects.filter(mark=mark).delete()
    row_id = uuid4()
    parcel = seal_parcel(row_id, content, apart=apart, kind=PARCEL)
    kept = RowToMend.objects.create(
        id=row_id,
        mark=mark,
        row=row,
        reason=reason,
        problems=problems,
        wrap=parcel.wrap,
        register=parcel.register,
        content=parcel.content,
        arrived_at=at,
    )
    record("keep_row_to_mend", actor=actor, at=at, subject=reason)
    return kept
