"""The profile as the page shows it: bars, a table, sentences; and the boxes of a shared tree."""

from collections.abc import Iterable

from django.utils.formats import number_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from naast.calamities.choices_coding import EventType, Scope
from naast.calamities.logic.prisma.bars import Bar, bars
from naast.calamities.logic.prisma.codes import GROUPS
from naast.calamities.logic.prisma.profile import Row
from naast.calamities.logic.prisma.tree_file import SharedTree
from naast.calamities.queries.profile import Learnt, PartTable
from naast.calamities.wording_prisma import CODE_WORDS, GROUP_NAMES, PART_NAMES
from naast.web.safety.coding_pages import named


def profile_context(found: Learnt) -> dict[str, object]:
    """Everything the page needs."""
    rows = found.profile.rows
    by_events = found.profile.denominator == "events"
    says = (
        _("Share of events: of 100 events, how many have at least one cause of this kind. One event"
          " can count in several, so the shares may come to more than 100.")
        if by_events
        else _("Share of root causes: of 100 root causes, how many are of this kind. Together they"
               " are 100.")
    )  # fmt: skip
    return {
        "profile": found.profile,
        "scope": Scope(found.scope),
        "other_scopes": [Scope(one) for one in found.scopes if one != found.scope],
        "by_events": by_events,
        "says": says,
        "chart": _drawn(rows, says, by_events) if rows else "",
        "rows": [_row(row) for row in rows if row.count != 0 or not row.part_of],
        "hidden": any(row.count is None for row in rows),
        "parts": [_part(part) for part in found.parts],
        "groups": [GROUP_NAMES[group] for group in GROUPS],
        "first_year": found.first_year,
        "last_year": found.last_year,
        "mean": number_format(round(found.causes.mean, 2), decimal_pos=2) if found.causes else "",
    }


def _drawn(rows: Iterable[Row], says: str, by_events: bool) -> SafeString:
    told = [
        Bar(_short(row), row.share, _percent(row.share), strong=not row.part_of) for row in rows
    ]
    title = _("Profile by events") if by_events else _("Profile by root causes")
    return mark_safe(  # noqa: S308 - our own writer escapes every word that it is given
        bars(told, title=title, description=says, key="profile")
    )


def _short(row: Row) -> str:
    return row.key if row.part_of else str(GROUP_NAMES[row.key])


def _percent(share: float | None) -> str:
    return f"{share * 100:.0f} %" if share is not None else "\N{EN DASH}"


def _row(row: Row) -> dict[str, object]:
    words = CODE_WORDS[row.key].name if row.part_of else GROUP_NAMES[row.key]
    return {
        "name": f"{row.key}: {words}" if row.part_of else words,
        "strong": not row.part_of,
        "count": row.count,
        "share": _percent(row.share),
    }


def _part(part: PartTable) -> dict[str, object]:
    return {
        "title": PART_NAMES[part.by],
        "key": part.by,
        "left_out": part.left_out,
        "rows": [
            {
                "name": _key(part.by, row.key),
                "events": row.events,
                "shares": [(GROUP_NAMES[group], row.shares[group]) for group in GROUPS],
            }
            for row in part.rows
        ],
    }


def _key(by: str, key: str) -> str:
    if by == "event_type":
        return str(EventType(key).label)
    return key or _("No department")


def node_lines(tree: SharedTree) -> list[dict[str, object]]:
    """Boxes in their order, with how deep they stand (three steps at most are drawn)."""
    depth: dict[int | None, int] = {None: -1}
    lines = []
    for node in tree.nodes:
        depth[node.id] = depth[node.parent] + 1
        lines.append(
            {
                "depth": min(depth[node.id], 3),
                "level": depth[node.id] + 1,
                "text": node.text or _("Box %(number)s") % {"number": node.id},
                "code": named(node.code),
                "recovery": node.recovery,
                "or": node.gate == "or",
            }
        )
    return lines
