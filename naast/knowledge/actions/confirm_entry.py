"""Says that a line of the directory of help is still right."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.knowledge.models import DirectoryEntry
from naast.privacy.audit import record


@transaction.atomic
def confirm_entry(*, entry: DirectoryEntry, actor: Actor, at: datetime) -> DirectoryEntry:
    """Somebody rang the number or asked; it is looked at again in half a year."""
    entry.checked_on = timezone.localdate(at)
    entry.save(update_fields=["checked_on"])
    record("confirm_entry", actor=actor, at=at, subject=str(entry.pk))
    return entry
