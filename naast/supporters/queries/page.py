"""The whole team on one page, for the coordinator."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.people.models import Absence, Site
from naast.people.queries import working_on
from naast.supporters.logic.gaps import Gap, Staff, gaps_of
from naast.supporters.logic.team_page import Mate, median_load, standings_of
from naast.supporters.queries.team import active_supporters, eligible_team


@dataclass(frozen=True)
class TeamPage:
    """mates: by name, each with what stands out; median: of colleagues helped in a year."""

    mates: tuple[Mate, ...]
    median: float
    gaps: tuple[Gap, ...]
    sites: Mapping[str, str]


def team_page(actor: Actor, today: date, *, open_counts: Mapping[UUID, int]) -> TeamPage:
    """open_counts: by person, only of cases that this actor may know of. Empty for others.

    A constant number of queries, however large the team.
    """
    if not decide(actor, Right.READ_TEAM):
        return TeamPage((), 0, (), {})
    members = eligible_team(actor, today, open_counts=open_counts)
    rows = {row.person_id: row for row in active_supporters(today)}
    away = _away_until(today, list(rows))
    sites = dict(Site.objects.values_list("code", "name"))
    plain = [
        Mate(
            id=rows[member.person_id].pk,
            member=member,
            department=rows[member.person_id].person.department.name,
            site_name=sites[member.site],
            weekdays=tuple(rows[member.person_id].weekdays),
            rest_days=rows[member.person_id].rest_days,
            started_on=rows[member.person_id].started_on,
            away_until=away.get(member.person_id),
            talked_on=rows[member.person_id].talked_on,
            invited_on=rows[member.person_id].invited_on,
        )
        for member in members
        if member.person_id in rows
    ]
    median = median_load(plain)
    mates = tuple(mate.with_standings(standings_of(mate, median, today)) for mate in plain)
    return TeamPage(mates, median, gaps_of(mates, _staff(today), today), sites)


def _away_until(today: date, persons: list[UUID]) -> dict[UUID, date]:
    now = Absence.objects.filter(person_id__in=persons, from_on__lte=today, until_on__gte=today)
    return dict(now.values_list("person_id").annotate(Max("until_on")))


def _staff(today: date) -> Staff:
    """How many people work where, as what, and speak what: counts of the directory."""
    people = working_on(today).order_by()
    languages: Counter[str] = Counter()
    for spoken, number in people.values_list("languages").annotate(Count("id")):
        languages.update(dict.fromkeys(spoken, number))
    return Staff(
        sites=dict(people.values_list("department__site__code").annotate(Count("id"))),
        professions=dict(people.values_list("profession").annotate(Count("id"))),
        languages=languages,
    )
