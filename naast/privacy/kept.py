"""The periods in force here, and what is past them: asked by erasers, and before one is shortened.

An area registers, for a kind of record, the rows older than a moment:

    @overdue(Kept.ROLE)
    def old_roles(before: datetime) -> QuerySet[RoleGrant]: ...
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils import timezone

from naast.privacy.models import ChosenPeriod
from naast.privacy.periods import PERIODS, Kept

Rows = TypeVar("Rows", bound=QuerySet[Any])
_overdue: dict[Kept, list[Callable[[datetime], QuerySet[Any]]]] = defaultdict(list)


def overdue(kind: Kept) -> Callable[[Callable[[datetime], Rows]], Callable[[datetime], Rows]]:
    """Register which rows of the kind are older than a moment."""

    def register(rows: Callable[[datetime], Rows]) -> Callable[[datetime], Rows]:
        _overdue[kind].append(rows)
        return rows

    return register


def days_kept() -> dict[Kept, int]:
    """What holds here: chosen, or the default. Never outside what may be chosen, whatever is stored
    (an upgrade may narrow it)."""
    chosen = dict(ChosenPeriod.objects.values_list("kind", "days"))
    return {
        kind: min(max(chosen.get(kind.value, period.default), period.lowest), period.highest)
        for kind, period in PERIODS.items()
    }


def before(kind: Kept, at: datetime) -> datetime:
    """What is older than this has had its time."""
    return at - timedelta(days=days_kept()[kind])


def would_go(kind: Kept, days: int, at: datetime) -> int:
    """How many rows would go tonight if the kind were kept so many days."""
    return sum(rows(at - timedelta(days=days)).count() for rows in _overdue[kind])


def carried_out() -> dict[Kept, set[type[Model]]]:
    """Which models' rows each period removes."""
    return {kind: {rows(timezone.now()).model for rows in _overdue[kind]} for kind in Kept}
