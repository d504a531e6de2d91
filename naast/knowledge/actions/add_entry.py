"""Adds a line to the directory of help."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.knowledge.models import DirectoryEntry
from naast.privacy.audit import record


@transaction.atomic
def add_entry(*, values: Mapping[str, object], actor: Actor, at: datetime) -> DirectoryEntry:
    """values: what DirectoryEntryForm returns. Whoever writes it has looked at it."""
    entry = DirectoryEntry.objects.create(checked_on=timezone.localdate(at), **values)
    record("add_entry", actor=actor, at=at, subject=str(entry.pk))
    return entry
