"""Changes a line of the directory of help."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.knowledge.models import DirectoryEntry
from naast.privacy.audit import record


@transaction.atomic
def change_entry(
    *, entry: DirectoryEntry, values: Mapping[str, object], actor: Actor, at: datetime
) -> DirectoryEntry:
    """values: what DirectoryEntryForm returns; fields it does not name stay as they are.
    Whoever changes it has looked at it."""
    for name, value in values.items():
        setattr(entry, name, value)
    entry.checked_on = timezone.localdate(at)
    entry.save(update_fields=[*values, "checked_on"])
    record("change_entry", actor=actor, at=at, subject=str(entry.pk))
    return entry
