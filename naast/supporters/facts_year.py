"""The team at the end of a year and over it: counts that say who is there, never who does how much.

Everything follows from days that are kept, so that looking later gives the same; what is gone by
then is said, not guessed.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db.models import Q, QuerySet
from django.utils import timezone

from naast.privacy.kept import days_kept
from naast.privacy.periods import Kept
from naast.supporters.choices_rota import RotaState
from naast.supporters.models import Supporter
from naast.supporters.models_rota import OnCallTurn

FORGOTTEN_AT_MOST = 92  # days of the year; with more of them gone, who stopped is no number


@dataclass(frozen=True)
class TeamOfYear:
    """trained: serving on the last day. newly: trained in the year, whether they stay or not.
    stopped: None where too much of the year is forgotten. groups: by profession and site."""

    trained: int = 0
    newly: int = 0
    stopped: int | None = None
    groups: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True)
class OnCallOfYear:
    """Turns of published rotas, without the reserve. covered: somebody had it. known: whether
    rotas of the whole year are still kept."""

    turns: int = 0
    covered: int = 0
    known: bool = True


def team_of_year(first: date, last: date, on: date) -> TeamOfYear:
    """Three queries. on: the day of looking; who stopped is forgotten some time after it."""
    gone = (on - first).days - days_kept()[Kept.SUPPORTER]
    stopped = Supporter.objects.filter(
        active=False, trained_on__lte=last, ended_on__range=(first, last)
    )
    places = served_on(last).values_list("person__profession", "person__department__site__name")
    groups = Counter((profession, site) for profession, site in places)
    return TeamOfYear(
        trained=sum(groups.values()),
        newly=Supporter.objects.filter(trained_on__range=(first, last)).count(),
        stopped=stopped.count() if gone <= FORGOTTEN_AT_MOST else None,
        groups=groups,
    )


def served_on(day: date) -> QuerySet[Supporter]:
    """Trained supporters who served then, those who stopped since as well; for facts only."""
    stays = Q(ended_on=None, active=True) | Q(ended_on__gte=day)
    works = Q(person__ends_on=None) | Q(person__ends_on__gte=day)
    return Supporter.objects.filter(stays, works, trained_on__lte=day)


def on_call_of_year(first: date, last: date, on: date) -> OnCallOfYear:
    """Two queries. Never by supporter."""
    rows = OnCallTurn.objects.filter(
        on__range=(first, last), place=1, rota__state=RotaState.PUBLISHED.value
    )
    ended = rows.filter(ends_at__lt=timezone.make_aware(datetime.combine(on, time())))
    return OnCallOfYear(
        turns=ended.count(),
        covered=ended.exclude(supporter=None).count(),
        known=(on - first).days <= days_kept()[Kept.LOAD],
    )
