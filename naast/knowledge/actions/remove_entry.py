"""Removes a line from the directory of help."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.knowledge.models import DirectoryEntry
from naast.privacy.audit import record


@transaction.atomic
def remove_entry(*, entry: DirectoryEntry, actor: Actor, at: datetime) -> None:
    """The country's emergency numbers stay on the pages whatever is removed here."""
    subject = str(entry.pk)
    entry.delete()
    record("remove_entry", actor=actor, at=at, subject=subject)
