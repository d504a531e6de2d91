"""Who could look into a file: analysts with what counts, and nothing about anybody's support."""

from collections import Counter
from datetime import date
from uuid import UUID

from naast.access.models import User
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.calamities.choices import TeamKind, TeamState
from naast.calamities.logic.team import Candidate, Drawn, draw
from naast.calamities.models import CalamityFile, TeamMember
from naast.calamities.queries.free import may_look_into
from naast.people.models import Person
from naast.people.queries import absent_on

IN_TEAM = frozenset({TeamState.ASKED.value, TeamState.ACCEPTED.value})


def team_of(file: CalamityFile, kind: TeamKind) -> list[TeamMember]:
    """Everybody asked for it, whatever became of that."""
    return list(file.team.filter(kind=kind.value).select_related("user"))


def proposed_team(file: CalamityFile, *, size: int, wanted: frozenset[str], today: date) -> Drawn:
    """Whom to ask next, with reasons; fetch the file for keeping it first."""
    candidates = {one.id: one for one in candidates_for(file, today)}
    there = [
        candidates[one.user_id]
        for one in team_of(file, TeamKind.ANALYSIS)
        if one.state in IN_TEAM and one.user_id in candidates
    ]
    free = [one for pk, one in candidates.items() if one not in there]
    return draw(free, size=size, wanted=wanted, team=there)


def candidates_for(file: CalamityFile, today: date) -> list[Candidate]:
    """All analysts of today, in few queries for any number of them."""
    users = list(holders_of([Role.ANALYST], today).values_list("pk", flat=True))
    professions = dict(Person.objects.filter(pk__in=users).values_list("pk", "profession"))
    free = may_look_into(file, today)
    away = absent_on(today, users)
    running, done = _counts(closed=False), _counts(closed=True)
    return [
        Candidate(
            id=pk,
            profession=professions.get(pk, ""),
            running=running[pk],
            done=done[pk],
            apart=pk not in free,
            away=pk in away,
        )
        for pk in users
    ]


def names_of(ids: set[UUID]) -> dict[UUID, str]:
    """For the page that proposes."""
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))


def _counts(*, closed: bool) -> Counter[UUID]:
    rows = TeamMember.objects.filter(
        kind=TeamKind.ANALYSIS.value,
        state=TeamState.ACCEPTED.value,
        file__closed_on__isnull=not closed,
    )
    return Counter(rows.values_list("user_id", flat=True))
