"""Who of the team may lead a group talk: the hard rules, for one event and one day."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naast.access.actor import CLOCK, MATCHING
from naast.access.queries import holders_of
from naast.cases.logic.matching_rules import not_today
from naast.cases.logic.matching_words import WhyNot
from naast.cases.logic.words import Phase
from naast.cases.models import Case
from naast.cases.models_group import GroupSession
from naast.cases.queries.matched import supporter_of
from naast.cases.queries.opened import COORDINATING
from naast.people.queries import not_independent_for
from naast.privacy import vault_client
from naast.supporters.choices import Accepts
from naast.supporters.logic.team import TeamMember
from naast.supporters.queries import eligible_team


def cases_of_event(incident: UUID) -> list[UUID]:
    """Open cases of the event, for the rules below. Nobody's page shows them."""
    around = vault_client.cases_of_incident(incident, CLOCK.name, "system")
    return list(_open_cases().filter(pk__in=around).values_list("pk", flat=True))


def cases_of_talk(session: GroupSession) -> list[UUID]:
    """The same, from the talk."""
    ids = list(_open_cases().values_list("pk", flat=True))
    return sorted(vault_client.around(session.id, ids, CLOCK.name, "system"))


def team_for_talk(
    cases: Collection[UUID], units: Collection[UUID], *, on: date
) -> list[TeamMember]:
    """Trained, willing to lead groups, here and rested on that day; in nobody's line of command,
    not involved, independent of the departments, and not beside one of the colleagues already:
    what is heard from one does not go into the group.

    Who helped most in the last year stands last.
    """
    ready = [member for member in eligible_team(MATCHING, on) if _ready(member, on)]
    near = people_too_near(cases, [member.person_id for member in ready])
    for unit in units:
        near |= not_independent_for(unit, on)
    free = [member for member in ready if member.person_id not in near]
    return sorted(free, key=lambda member: (member.cases_last_year, member.name))


def _ready(member: TeamMember, on: date) -> bool:
    """The same rules as for a call, but for how many somebody supports: a talk is no case."""
    willing = Accepts.GROUPS.value in member.accepts
    return willing and not set(not_today(supporter_of(member), on)) - {WhyNot.FULL}


def people_too_near(cases: Collection[UUID], people: Collection[UUID]) -> set[UUID]:
    """Who of these was involved, stands in the line of somebody involved, or supports one of them.

    The vault answers case by case, with an entry by matching; no case is opened.
    """
    near: set[UUID] = set()
    for case_id in cases:
        near |= vault_client.conflicts(case_id, people)
    return near


def coordinators_too_near(cases: Collection[UUID], at: datetime) -> set[UUID]:
    """Coordinators and deputies who do not see a talk of this event in their work role."""
    holders = holders_of(COORDINATING, timezone.localdate(at)).values_list("pk", flat=True)
    return people_too_near(cases, list(holders))


def _open_cases() -> QuerySet[Case]:
    return Case.objects.filter(adopted=True).exclude(phase=Phase.CLOSED.value)
