"""Who could support this colleague, with reasons. Hard rules hold for everybody who decides."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from naast.access.actor import MATCHING
from naast.cases.logic.matching_types import Proposal, Proposals, Request, Supporter, Weights
from naast.cases.logic.profile import Profile
from naast.cases.logic.words import Phase
from naast.cases.models import Case
from naast.cases.queries.matching_choice import matching_choice
from naast.cases.queries.opened import OpenCase
from naast.people.queries import standing_apart
from naast.privacy import vault_client
from naast.supporters.choices import Accepts
from naast.supporters.logic.team import TeamMember
from naast.supporters.queries import eligible_team

Apart = Mapping[UUID, frozenset[UUID]]


def propose_for(
    cases: Sequence[OpenCase], team: Sequence[TeamMember], *, today: date
) -> dict[UUID, tuple[Request, Proposal]]:
    """The best for all these colleagues together, longest waiting first: request and proposal.

    A case that the vault closed meanwhile is left out.
    """
    told = vault_client.conflicts_together(
        [one.case.id for one in cases], [member.person_id for member in team]
    )
    choice, apart = matching_choice(), standing_apart(today)
    requests = {
        one.case.id: replace(
            request_of(one, told.near[one.case.id], apart),
            opened=place,
            event=_event(told.events.get(one.case.id)),
            supporters_wanted=choice.supporters,
        )
        for place, one in enumerate(sorted(cases, key=_waiting_since))
        if one.case.id in told.near
    }
    supporters = [supporter_of(member) for member in team]
    found = propose(requests.values(), supporters, choice.weights, today)
    outcome = {UUID(one.request): one for one in found.proposals}
    return {case: (request, outcome[case]) for case, request in requests.items()}


def propose(
    requests: Iterable[Request], supporters: Iterable[Supporter], weights: Weights, today: date
) -> Proposals:
    """As logic says; loaded when first asked, because numpy takes half a second of every start."""
    from naast.cases.logic import matching  # noqa: PLC0415

    return matching.propose(requests, supporters, weights, today)


def _event(number: int | None) -> str | None:
    return None if number is None else f"event {number}"


def _waiting_since(one: OpenCase) -> tuple[datetime, str]:
    return one.progress.reported_at, str(one.case.id)


def may_be_asked(opened: OpenCase, supporter: UUID, *, at: datetime) -> bool:
    """The hard rules for one supporter, at the moment of asking."""
    today = timezone.localdate(at)
    team = [member for member in team_today(today, at=at) if member.person_id == supporter]
    if not team:
        return False
    request = request_of(opened, too_near(opened, [supporter]), standing_apart(today))
    found = propose([request], [supporter_of(team[0])], Weights(), today)
    return bool(found.proposals[0].ranked)


def is_independent(opened: OpenCase, supporter: UUID, *, at: datetime) -> bool:
    """Whether they may still say yes: since they were asked they may have begun to stand apart."""
    apart = standing_apart(timezone.localdate(at))
    return str(supporter) not in not_independent(opened.profile, apart)


def team_today(today: date, *, at: datetime) -> list[TeamMember]:
    """The team with how many colleagues each supports now, and who is on call."""
    held = Case.objects.exclude(phase=Phase.CLOSED.value).exclude(supporter=None)
    counts = dict(held.values_list("supporter_id").annotate(Count("id")))
    return eligible_team(MATCHING, today, open_counts=counts, at=at)


def too_near(opened: OpenCase, team: Collection[UUID]) -> set[UUID]:
    """Whom the vault knows to be involved in the same event, set aside, or the colleague."""
    return vault_client.conflicts(opened.case.id, list(team))


def not_independent(profile: Profile, apart: Apart) -> frozenset[str]:
    """Who stands apart today from the colleague's department, or from one of the event."""
    units = {*profile.units, profile.department_id or ""} - {""}
    return frozenset(str(one) for unit in units for one in apart.get(UUID(unit), ()))


def request_of(opened: OpenCase, near: Collection[UUID], apart: Apart) -> Request:
    """The colleague as matching sees them. apart: people.queries.standing_apart of today."""
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
        not_independent=not_independent(profile, apart),
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
        ready=member.ready,
        available=member.available,
        absent=member.absent,
        other_sites=Accepts.OTHER_SITES.value in member.accepts,
        maximum=member.maximum,
        open_count=member.open_count,
        cases_last_year=member.cases_last_year,
        last_case_on=member.last_case_on,
        rest_until=member.rest_until,
        on_call=member.on_call,
        asleep=member.asleep,
    )


def _languages(preferred: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The preferred one first. A colleague of whom nothing is known is taken to speak it."""
    return tuple(dict.fromkeys((*known, preferred) if known else (preferred,)))
