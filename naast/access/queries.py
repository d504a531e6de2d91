"""Who has which role on which day."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from naast.access.actor import Actor
from naast.access.choices import Outcome
from naast.access.decide import decide
from naast.access.models import RoleGrant, RoleProposal, User
from naast.access.roles import Right, Role


def roles_of(user: User, on: date) -> frozenset[Role]:
    """Roles on the day, in one query; colleague included for our own people."""
    if not user.is_active:
        return frozenset()
    rows = RoleGrant.objects.valid_on(on).awake().filter(user=user)
    given = {Role(role) for role in rows.values_list("role", flat=True)}
    return frozenset(given | ({Role.COLLEAGUE} if user.is_staff_member else set()))


def scopes_of(actor: Actor, role: Role, on: date) -> frozenset[UUID]:
    """For which departments (or other scopes) the actor has the role; empty when for none."""
    if actor.kind != "user" or role not in actor.roles:
        return frozenset()
    rows = RoleGrant.objects.valid_on(on).awake().filter(user_id=actor.id, role=role)
    return frozenset(scope for scope in rows.values_list("scope_id", flat=True) if scope)


def holders_of(roles: Iterable[Role], on: date) -> QuerySet[User]:
    """Active users who have one of the roles on the day, by name."""
    given = RoleGrant.objects.valid_on(on).awake().filter(role__in=list(roles))
    users = User.objects.filter(is_active=True, pk__in=given.values("user_id"))
    return users.order_by("name", "pk")


def names_of_holders(roles: Iterable[Role], on: date) -> list[tuple[UUID, str]]:
    """The same with id and name only, in one plain query, for pages that are often opened."""
    given = RoleGrant.objects.valid_on(on).awake().filter(role__in=list(roles))
    active = given.filter(user__is_active=True).order_by("user__name", "user_id")
    return list(active.values_list("user_id", "user__name").distinct())


def one_person_coordinates(on: date) -> bool:
    """True when fewer than two arrange support: nobody can look at what is about that one."""
    return holders_of([Role.COORDINATOR, Role.DEPUTY_COORDINATOR], on).count() < 2


def grants_for(actor: Actor) -> QuerySet[RoleGrant]:
    """All grants with their users, for those who look after roles; otherwise none."""
    if not (decide(actor, Right.MANAGE_ROLES) or decide(actor, Right.APPROVE_ROLES)):
        return RoleGrant.objects.none()
    return RoleGrant.objects.select_related("user").order_by("user__name", "role", "starts_on")


def proposals_for(actor: Actor) -> QuerySet[RoleProposal]:
    """Proposals that wait for a second person, oldest first, for those who may approve."""
    if not decide(actor, Right.APPROVE_ROLES):
        return RoleProposal.objects.none()
    rows = RoleProposal.objects.filter(outcome=Outcome.OPEN).select_related("user")
    return rows.order_by("proposed_at", "pk")


def lapsed_grants(at: datetime, today: date) -> QuerySet[RoleGrant]:
    """Grants whose last day has passed without anybody ending them."""
    return RoleGrant.objects.filter(
        ended_at__isnull=True, ends_on__lt=today, granted_at__lte=at
    ).select_related("user")
