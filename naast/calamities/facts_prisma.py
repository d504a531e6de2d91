"""Which codes root causes had, event by event: for counting over many, never for one.

Read by the profile; nothing here names a file, a person or a day.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from naast.calamities.choices_coding import Part
from naast.calamities.models_coding import FileCoding, RootCauseCode
from naast.calamities.models_tree import CausalTree
from naast.calamities.queries.tree import opened


@dataclass(frozen=True)
class CodedEvent:
    """codes: of its root causes, those that count. department: its name, or empty. scope: what
    external meant."""

    codes: tuple[str, ...]
    year: int
    event_type: str
    department: str
    scope: str


def coded_events() -> list[CodedEvent]:
    """Every event of which all root causes have their codes. Codes of recovery are no causes."""
    rows = FileCoding.objects.filter(finished_on__isnull=False)
    told = rows.values_list(
        "file_id", "event_type", "scope", "file__happened_on", "file__department__name"
    )
    codes = _codes_that_count()
    return [
        CodedEvent(codes[pk], happened_on.year, event_type, department or "", scope)
        for pk, event_type, scope, happened_on, department in told
        if codes[pk]
    ]


def _codes_that_count() -> defaultdict[UUID, tuple[str, ...]]:
    """Of root causes of the tree as it is now: a box that is gone, or under which somebody asked
    further, is none."""
    causes = _causes_now()
    found: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    rows: Iterable[tuple[UUID, UUID, str, str]] = RootCauseCode.objects.filter(
        recovery=False, part__in=[Part.FIRST.value, Part.AGREED.value]
    ).values_list("file_id", "node", "part", "code")
    for file_id, node, part, code in rows:
        if node in causes[file_id] and (part == Part.AGREED or node not in found[file_id]):
            found[file_id][node] = code
    whole = defaultdict[UUID, tuple[str, ...]](tuple)
    whole.update({file_id: tuple(nodes.values()) for file_id, nodes in found.items()})
    return whole


def _causes_now() -> defaultdict[UUID, frozenset[UUID]]:
    causes = defaultdict[UUID, frozenset[UUID]](frozenset)
    for row in CausalTree.objects.filter(file__coding__finished_on__isnull=False):
        roots = opened(row).tree.root_causes()
        causes[row.file_id] = frozenset(one.node for one in roots if not one.recovery)
    return causes
