"""Measures as pages show them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from naast.calamities.queries.measures import Measured
from naast.ui import dates

TONES = {"planned": "new", "done": "offered", "checked": "active", "let_go": "calm"}


def measure_lines(
    rows: Iterable[Measured], causes: Mapping[UUID, str] | None = None
) -> list[dict[str, object]]:
    """In the order given. causes: texts of root causes by node, for a page of the file."""
    return [measure_line(one, causes or {}) for one in rows]


def measure_line(one: Measured, causes: Mapping[UUID, str]) -> dict[str, object]:
    """One measure; late ones say so in a word and a colour."""
    late = one.standing.is_late(timezone.localdate())
    row = one.row
    return {
        "id": row.pk,
        "file_id": row.file_id,
        "what": one.texts.what,
        "expected": one.texts.expected,
        "check": one.texts.check,
        "evidence": one.texts.evidence,
        "kind": row.get_kind_display(),
        "owner": row.owner.name if row.owner else _("Nobody any more"),
        "when": _when(one),
        "waiting_for": one.standing.waiting_for,
        "word": _("Late") if late else row.get_state_display(),
        "tone": "urgent" if late else TONES[row.state],
        "due_on": row.due_on,
        "check_on": row.check_on,
        "done_on": row.done_on,
        "effect": row.get_effect_display() if row.effect else "",
        "effect_on": row.effect_on,
        "causes": [causes[node] for node in causes if node in one.nodes],
        "is_open": bool(one.standing.waiting_for),
    }


def _when(one: Measured) -> str:
    if one.standing.until is None:
        return ""
    day = dates.day(one.standing.until, "D j M Y")
    if one.standing.waiting_for == "to_do":
        return _("Carry it out at the latest %(day)s") % {"day": day}
    return _("Check the effect from %(day)s on") % {"day": day}
