"""What another system says differently now about an event that is in Naast already."""

from collections.abc import Mapping
from typing import Any, Protocol

from naast.incidents.logic.draft import IncidentDraft

# Our column -> the field of a file that fills it in.
COMPARED: Mapping[str, tuple[str, ...]] = {
    "kind": ("kind", "almost"),
    "actuality": ("kind", "almost"),
    "harm": ("harm",),
    "possible_calamity": ("calamity",),
    "happened_on": ("happened_on",),
    "happened_at_time": ("happened_at", "happened_on"),
    "department_id": ("department",),
    "place": ("place", "department"),
}


class Stored(Protocol):
    """What stands in Naast; incidents.models.Incident has it."""

    text_removed: bool
    kind: Any
    harm: Any


def new_values(stored: Stored, draft: IncidentDraft, told: frozenset[str]) -> dict[str, Any]:
    """Column -> the file's value, where it differs. told: fields that hold something in the row;
    what a file leaves open is no change."""
    if stored.text_removed:
        return {}  # its time is over: a file that is sent again brings nothing back
    found = {}
    for column, fields in COMPARED.items():
        value = getattr(draft, column)
        filled = told & set(fields) and value not in (None, "")
        if filled and value != getattr(stored, column):
            found[column] = value
    return found
