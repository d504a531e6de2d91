"""Changes a line of the directory of help."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.knowledge.models import DirectoryEntry
from naast.privacy.audit import record


@transaction.atomic
def change_entry(
    *, entry: DirectoryEntry, values: Mapping[str, object], actor: Actor, at: datetime
) -> DirectoryEntry:
    """values: what DirectoryEntryForm returns; fields it does not name stay as they are."""
    for name, value in values.items():
        setattr(entry, name, value)
    entry.save(update_fields=list(values))
    record("change_entry", actor=actor, at=at, subject=str(entry.pk))
    return entry
