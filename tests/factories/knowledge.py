"""Lines in the directory of help."""

from typing import Any

from naast.knowledge.choices import Level
from naast.knowledge.models import DirectoryEntry


def an_entry(**fields: Any) -> DirectoryEntry:
    """A professional in the hospital, unless told otherwise."""
    values: dict[str, Any] = {
        "level": Level.INTERNAL,
        "name_nl": "Bedrijfsmaatschappelijk werk",
        "name_en": "Social work for staff",
        "phone": "020 123 45 67",
    }
    return DirectoryEntry.objects.create(**(values | fields))
