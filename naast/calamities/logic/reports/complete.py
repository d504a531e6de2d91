"""What a report still lacks, item by item."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from naast.calamities.logic.reports.items import Answers, Item, parts_of

Why = Literal["empty", "not_chosen", "no_day", "digits"]


@dataclass(frozen=True)
class Missing:
    """One item of one part, and what is the matter with it."""

    part: str
    item: str
    why: Why
    digits: int = 0


def missing_in(kind: str, written: Mapping[str, Answers]) -> list[Missing]:
    """written: the answers of each part. What does not apply is not missing."""
    everything = {item: value for part in written.values() for item, value in part.items()}
    return [
        Missing(part.slug, item.slug, why, item.digits)
        for part in parts_of(kind)
        for item in part.items
        if item.is_asked(everything) and (why := _lack(item, everything.get(item.slug, "")))
    ]


def _lack(item: Item, value: str) -> Why | None:
    value = value.strip()
    if item.kind == "choice":
        return None if value in item.options else "not_chosen"
    if item.kind == "digits":
        right = value.isascii() and value.isdigit() and len(value) == item.digits
        return None if right else "digits"
    if value:
        return None
    return "no_day" if item.kind == "day" else "empty"
