"""Adds a line to the directory of help."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.knowledge.models import DirectoryEntry
from naast.privacy.audit import record


@transaction.atomic
def add_entry(*, values: Mapping[str, object], actor: Actor, at: datetime) -> DirectoryEntry:
    """values: what DirectoryEntryForm returns, one value a field of the entry."""
    entry = DirectoryEntry.objects.create(**values)
    record("add_entry", actor=actor, at=at, subject=str(entry.pk))
    return entry
