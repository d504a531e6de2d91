"""The team as a whole, in numbers: nobody is named, no one supporter can be told from another."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from naast.supporters.models import MonthlyLoad, Supporter

SETTLED_AFTER = timedelta(days=182)
HALF_A_YEAR, YEAR = timedelta(days=182), timedelta(days=365)


@dataclass(frozen=True)
class TeamFacts:
    """Of trained supporters who serve on the day. settled: half a year in the team or longer; idle:
    settled, and with nobody in twelve months; stretched: with more than twice the middle; untalked:
    settled, and no talk with the coordinator in half a year; loads: all together in the
    last twelve whole months.
    """

    trained: int = 0
    settled: int = 0
    idle: int = 0
    stretched: int = 0
    untalked: int = 0
    trained_this_year: int = 0
    loads: int = 0
    professions: Mapping[str, int] = field(default_factory=dict)
    sites: Mapping[str, int] = field(default_factory=dict)


def team_facts(on: date) -> TeamFacts:
    """Four queries, however large the team."""
    rows = list(serving(on))
    loads = _loads(on)
    middle = median([loads.get(row.pk, 0) for row in rows]) if rows else 0
    settled = [row for row in rows if row.started_on and row.started_on <= on - SETTLED_AFTER]
    return TeamFacts(
        trained=len(rows),
        settled=len(settled),
        idle=sum(1 for row in settled if not loads.get(row.pk)),
        stretched=sum(1 for row in rows if loads.get(row.pk, 0) > 2 * middle > 0),
        untalked=sum(1 for row in settled if (row.talked_on or date.min) < on - HALF_A_YEAR),
        trained_this_year=sum(1 for row in rows if row.trained_on and row.trained_on > on - YEAR),
        loads=_whole_months(on),
        professions=Counter(row.person.profession for row in rows),
        sites=_sites(rows),
    )


def support_ended(first: date, last: date) -> int:
    """How often support ended in those months (their first days, both included)."""
    rows = MonthlyLoad.objects.filter(month__range=(first, last))
    return rows.aggregate(sum=Sum("count"))["sum"] or 0


def serving(on: date) -> QuerySet[Supporter]:
    """Trained supporters who serve on that day; for the facts of this area only."""
    return Supporter.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=on),
        Q(person__ends_on=None) | Q(person__ends_on__gte=on),
        active=True,
        person__active=True,
        trained_on__lte=on,
    ).select_related("person__department__site")


def _whole_months(on: date) -> int:
    """Of the twelve that are over: the month that runs would show the day on which one ended."""
    year_ago = date(on.year - 1, on.month, 1)
    rows = MonthlyLoad.objects.filter(month__gte=year_ago, month__lt=on.replace(day=1))
    return rows.aggregate(all=Sum("count"))["all"] or 0


def _loads(on: date) -> dict[UUID, int]:
    year_ago = date(on.year - 1, on.month, 1)
    rows = MonthlyLoad.objects.filter(month__gt=year_ago, month__lte=on)
    return dict(rows.values_list("supporter_id").annotate(Sum("count")))


def _sites(rows: list[Supporter]) -> Counter[str]:
    """A site wants somebody of its own, so who goes to others counts for the own one only."""
    return Counter(row.person.department.site.name for row in rows)
