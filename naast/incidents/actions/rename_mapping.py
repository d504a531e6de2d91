"""Gives a saved mapping another name."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.incidents.models import SavedMapping
from naast.privacy.audit import record


@transaction.atomic
def rename_mapping(*, actor: Actor, at: datetime, mapping: SavedMapping, name: str) -> SavedMapping:
    """Nothing else changes."""
    mapping.name = name
    mapping.save(update_fields=["name"])
    record("rename_mapping", actor=actor, at=at, subject=str(mapping.pk))
    return mapping
