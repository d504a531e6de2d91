"""Locked words of the committee's rows, opened for those who fetched the row."""

from typing import Any
from uuid import UUID

from django.db.models import Model

from naast.privacy.locking import lock, unlock


def locked(model: type[Model], field: str, row_id: UUID, text: str) -> bytes:
    """As it is stored; an empty text too, so that its absence shows nowhere."""
    return lock(text, kind=f"{model._meta.label}.{field}", row_id=row_id)


def words_of(row: Model, field: str) -> str:
    """The text of a field that locked() filled; fetch the row first."""
    blob: Any = getattr(row, field)
    return str(unlock(blob, kind=f"{row._meta.label}.{field}", row_id=row.pk)) if blob else ""
