"""What the steward's templates show of roles and superiors, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, QuerySet, When
from django.utils.functional import Promise

from naast.access.choices import ROLE_NAMES, ProposalKind
from naast.access.models import RoleGrant, RoleProposal, User
from naast.access.roles import DIRECTORY_ROLES, TWO_PERSON_ROLES, Role
from naast.access.rules import is_expired
from naast.people.choices import Supervision
from naast.people.models import Department, Person


@dataclass(frozen=True)
class GrantRow:
    """One role of one user. state: now, later, over or asleep."""

    grant: RoleGrant
    name: str | Promise
    where: str
    state: str
    weighty: bool
    by_directory: bool


@dataclass(frozen=True)
class ProposalRow:
    """One proposal. mine: I proposed it; about_me: it is about me."""

    proposal: RoleProposal
    what: str
    role: str | Promise
    proposer: str
    mine: bool
    about_me: bool
    expired: bool


def weighty_first(grants: QuerySet[RoleGrant]) -> QuerySet[RoleGrant]:
    """Coordinators and stewards, then ordinary roles, then those that follow from the directory."""
    weight = Case(
        When(role__in=TWO_PERSON_ROLES, then=0), When(role__in=DIRECTORY_ROLES, then=2), default=1
    )
    return grants.order_by(weight, "user__name", "role", "starts_on", "pk")


def grant_rows(grants: Iterable[RoleGrant], today: date) -> list[GrantRow]:
    """In the order given; two queries more, however many there are."""
    found = list(grants)
    scopes = [grant.scope_id for grant in found if grant.scope_id]
    places = dict(Department.objects.filter(pk__in=scopes).values_list("pk", "name"))
    return [
        GrantRow(
            grant=grant,
            name=ROLE_NAMES[Role(grant.role)],
            where=places.get(grant.scope_id, "") if grant.scope_id else "",
            state=_state(grant, today),
            weighty=grant.role in TWO_PERSON_ROLES,
            by_directory=grant.role in DIRECTORY_ROLES and grant.granted_by is None,
        )
        for grant in found
    ]


def _state(grant: RoleGrant, today: date) -> str:
    if grant.ended_at is not None or (grant.ends_on is not None and grant.ends_on < today):
        return "over"
    if grant.starts_on > today:
        return "later"
    return "asleep" if grant.address and grant.address != grant.user.email else "now"


def proposal_rows(proposals: Iterable[RoleProposal], *, me: str, at: datetime) -> list[ProposalRow]:
    """In the order given, with the names of those who proposed them."""
    found = list(proposals)
    names = dict(
        User.objects.filter(pk__in=[one.proposed_by for one in found]).values_list("pk", "name")
    )
    return [
        ProposalRow(
            proposal=one,
            what=str(ProposalKind(one.kind).label),
            role=ROLE_NAMES[Role(one.role)] if one.role else "",
            proposer=names.get(one.proposed_by, ""),
            mine=str(one.proposed_by) == me,
            about_me=str(one.user_id) == me,
            expired=is_expired(one, at),
        )
        for one in found
    ]


def superiors_of(person: Person) -> list[tuple[str, UUID, str]]:
    """Who trains, assesses or appoints the person: the word, the id, the name."""
    rows = person.supervised_by.select_related("by").order_by("kind", "by__name")
    return [(str(Supervision(row.kind).label), row.by_id, row.by.name) for row in rows]
