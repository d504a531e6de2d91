"""A fact of the time line: when, what, from which source, and the boxes of the tree it bears."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from naast.calamities.logic.prisma.tree import Source


@dataclass(frozen=True)
class Fact:
    """day and clock may be unknown; order places facts of one moment, and those without one.

    what_source: which record, whose function was heard, which device; never a name.
    """

    text: str
    source: Source
    what_source: str = ""
    day: date | None = None
    clock: time | None = None
    order: int = 0
    boxes: tuple[UUID, ...] = ()


def sort_key(fact: Fact) -> tuple[Any, ...]:
    """By day, then clock, then order. Without a clock: before the day's clocks; without a day:
    last, in their order."""
    return (
        fact.day is None,
        fact.day or date.min,
        fact.clock is not None,
        fact.clock or time.min,
        fact.order,
    )


def borne(facts: Iterable[Fact]) -> frozenset[UUID]:
    """Boxes of the tree on which at least one fact bears."""
    return frozenset(box for fact in facts for box in fact.boxes)


def fact_as_json(fact: Fact) -> dict[str, Any]:
    """Plain values, for one locked text."""
    return {
        "text": fact.text,
        "source": fact.source.value,
        "what_source": fact.what_source,
        "day": fact.day.isoformat() if fact.day else None,
        "clock": fact.clock.isoformat("minutes") if fact.clock else None,
        "order": fact.order,
        "boxes": [str(box) for box in fact.boxes],
    }


def fact_from_json(row: dict[str, Any]) -> Fact:
    """The other way."""
    return Fact(
        text=row["text"],
        source=Source(row["source"]),
        what_source=row["what_source"],
        day=date.fromisoformat(row["day"]) if row["day"] else None,
        clock=time.fromisoformat(row["clock"]) if row["clock"] else None,
        order=row["order"],
        boxes=tuple(map(UUID, row["boxes"])),
    )
