"""Notes how far a file is in, and what became of its rows; when all is in, the cells go."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from naast.access.actor import Actor
from naast.incidents.models import KeptFile
from naast.privacy.audit import record


@transaction.atomic
def note_taken(
    *, actor: Actor, at: datetime, kept: KeptFile, results: Sequence[list[Any]], done: bool
) -> KeptFile:
    """results: row, result, number and codes, in the order of the file; a row counts once."""
    row = KeptFile.objects.select_for_update().get(pk=kept.pk)
    fresh = [one for one in results if one[0] > row.taken_to]
    row.results = [*row.results, *fresh]
    row.taken_to = max([row.taken_to, *(one[0] for one in fresh)])
    if done and row.done_at is None:
        row.done_at, row.content, row.register = at, b"", b""
    row.save(update_fields=["results", "taken_to", "done_at", "content", "register"])
    record("import_incident_file", actor=actor, at=at, subject=f"{len(fresh)} rows")
    return row
