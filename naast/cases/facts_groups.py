"""How many group talks were held, and how many people came to them all, a quarter at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from naast.cases.models_group import GroupMonth


@dataclass(frozen=True)
class GroupTalks:
    """talks: held and counted. came: to all of them; fewer than three at a talk add nobody."""

    talks: int = 0
    came: int = 0


def group_talks(year: int) -> Mapping[str, GroupTalks]:
    """By quarter, Q1 to Q4."""
    rows = GroupMonth.objects.filter(month__gte=date(year, 1, 1), month__lt=date(year + 1, 1, 1))
    months = list(rows.values_list("month", "talks", "came"))
    return {
        f"Q{quarter}": GroupTalks(
            sum(talks for month, talks, _ in months if _quarter(month) == quarter),
            sum(came for month, _, came in months if _quarter(month) == quarter),
        )
        for quarter in range(1, 5)
    }


def _quarter(month: date) -> int:
    return (month.month + 2) // 3
