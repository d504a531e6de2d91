"""Brings the lines of a file into the directory of help: all of them, or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.knowledge.models import DirectoryEntry
from naast.privacy.audit import record

Values = Mapping[str, object]


@dataclass(frozen=True)
class Imported:
    """How many lines are new, and how many were there already and stand as in the file now."""

    added: int
    changed: int


@transaction.atomic
def import_entries(*, rows: Sequence[Values], actor: Actor, at: datetime) -> Imported:
    """rows: what DirectoryEntryForm returns. A line of the same level and name is changed; lines
    that are not in the file stay. A hospital that hands in its list has looked at it."""
    known = {_key(vars(entry)): entry for entry in DirectoryEntry.objects.select_for_update()}
    added = changed = 0
    for values in rows:
        entry = known.get(_key(values))
        if entry is None:
            entry = DirectoryEntry()
            added += 1
        else:
            changed += 1
        for name, value in values.items():
            setattr(entry, name, value)
        entry.checked_on = timezone.localdate(at)
        entry.save()
        known[_key(values)] = entry
    record("import_entries", actor=actor, at=at, subject=f"added {added} changed {changed}")
    return Imported(added, changed)


def _key(values: Values) -> tuple[str, str]:
    name = values["name_nl"] or values["name_en"]
    return str(values["level"]), str(name).casefold()
