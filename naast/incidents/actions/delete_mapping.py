"""Deletes a saved mapping; the next file with its headers asks again."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.incidents.models import SavedMapping
from naast.privacy.audit import record


@transaction.atomic
def delete_mapping(*, actor: Actor, at: datetime, mapping: SavedMapping) -> None:
    """Gone; files that are in stay in."""
    record("delete_mapping", actor=actor, at=at, subject=str(mapping.pk))
    mapping.delete()
