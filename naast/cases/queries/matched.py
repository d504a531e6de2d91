"""Who could support this colleague, with reasons. Hard rules hold for everybody who decides."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db.models import Count

from naast.access.actor import MATCHING
from naast.cases.logic.matching import propose
from naast.cases.logic.matching_types import Proposal, Request, Supporter, Weights
from naast.cases.logic.matching_words import Policy
from naast.cases.logic.words import Phase
from naast.cases.models import Case
from naast.cases.queries.opened import OpenCase
from naast.people.queries import hospital
from naast.privacy import vault_client
from naast.supporters.choices import Accepts
from naast.supporters.logic.team import TeamMember
from naast.supporters.queries import eligible_team


def proposal_for(opened: OpenCase, *, today: date) -> Proposal:
    """The best supporters for one colleague, and why each of the others is not proposed."""
    team = team_today(today)
    near = too_near(opened, [member.person_id for member in team])
    weights = Weights.for_policy(Policy(hospital().policy))
    supporters = [supporter_of(member) for member in team]
    return propose([request_of(opened, near)], supporters, weights, today).proposals[0]


def may_be_asked(opened: OpenCase, supporter: UUID, *, today: date) -> bool:
    """The hard rules for one supporter, at the moment of asking."""
    team = [member for member in team_today(today) if member.person_id == supporter]
    if not team:
        return False
    request = request_of(opened, too_near(opened, [supporter]))
    found = propose([request], [supporter_of(team[0])], Weights(), today)
    return bool(found.proposals[0].ranked)


def team_today(today: date) -> list[TeamMember]:
    """The team with how many colleagues each supports now."""
    held = Case.objects.exclude(phase=Phase.CLOSED.value).exclude(supporter=None)
    counts = dict(held.values_list("supporter_id").annotate(Count("id")))
    return eligible_team(MATCHING, today, open_counts=counts)


def too_near(opened: OpenCase, team: Collection[UUID]) -> set[UUID]:
    """Whom the vault knows to be involved in the same event, set aside, or the colleague."""
    return vault_client.conflicts(opened.case.id, list(team))


def inputs_of(team: Collection[TeamMember], today: date) -> str:
    """A fingerprint: proposals are kept, sealed, until it changes."""
    values = [json.dumps(asdict(member), default=str, sort_keys=True) for member in team]
    return hashlib.sha256("|".join([str(today), hospital().policy, *values]).encode()).hexdigest()


def request_of(opened: OpenCase, near: Collection[UUID]) -> Request:
    """The colleague as matching sees them."""
    profile, progress = opened.profile, opened.progress
    return Request(
        id=str(opened.case.id),
        person=profile.person,
        profession=profile.profession,
        specialism=profile.specialism,
        seniority=profile.seniority,
        birth_decade=profile.birth_decade,
        started_year=profile.started_year,
        site=profile.site_id or "",
        department=profile.department_id or "",
        languages=_languages(profile.language, profile.languages),
        wish_gender=profile.wishes.gender,
        wish_own_unit=profile.wishes.unit,
        wish_profession=profile.wishes.profession,
        apart=frozenset(profile.apart),
        involved=frozenset(profile.others) | frozenset(map(str, near)),
        not_independent=frozenset(profile.not_independent),
        said_no=frozenset(progress.refused),
    )


def supporter_of(member: TeamMember) -> Supporter:
    """A member of the team as matching sees them."""
    return Supporter(
        id=str(member.person_id),
        profession=member.profession,
        specialism=member.specialism,
        seniority=member.seniority,
        birth_decade=member.birth_decade,
        started_year=member.started_year,
        gender=member.gender or "",
        site=member.site,
        department=str(member.department),
        languages=member.languages,
        trained=member.trained,
        available=member.available,
        absent=member.absent,
        other_sites=Accepts.OTHER_SITES.value in member.accepts,
        maximum=member.maximum,
        open_count=member.open_count,
        cases_last_year=member.cases_last_year,
        last_case_on=member.last_case_on,
        rest_until=member.rest_until,
    )


def _languages(preferred: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The preferred one first. A colleague of whom nothing is known is taken to speak it."""
    return tuple(dict.fromkeys((*known, preferred) if known else (preferred,)))
