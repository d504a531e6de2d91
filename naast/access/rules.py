"""When a role may be proposed, given and ended. Messages are sentences for the page."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.choices import ROLE_NAMES, Outcome
from naast.access.decide import decide
from naast.access.models import RoleGrant, RoleProposal, User
from naast.access.roles import DIRECTORY_ROLES, TWO_PERSON_ROLES, Right, Role, clash

PROPOSAL_DAYS = 14


class RoleRefused(Exception):
    """A role was not given, ended or proposed; str() says why and what to do."""


def refuse_unless(actor: Actor, right: Right) -> None:
    """Rights are asked again inside every action; a page that forgot changes nothing."""
    if not decide(actor, right):
        raise RoleRefused(_("You may not do this. Ask the steward or a coordinator."))


def refuse_oneself(actor: Actor, user: User) -> None:
    """Nobody gives themselves anything."""
    if actor.id == str(user.pk):
        raise RoleRefused(_("Nobody decides about their own role. Ask somebody else to do it."))


def refuse_unfit(
    *, user: User, role: Role, scope_id: UUID | None, starts_on: date, ends_on: date | None
) -> None:
    """The user can hold the role from that day."""
    if role is Role.COLLEAGUE:
        raise RoleRefused(_("Everybody who works here is a colleague; that is not given."))
    if not user.is_active:
        raise RoleRefused(_("This person can no longer sign in. Add them again first."))
    if ends_on is not None and ends_on < starts_on:
        raise RoleRefused(_("The last day is before the first. Change one of the two."))
    open_grants = list(RoleGrant.objects.not_over_on(starts_on).awake().filter(user=user))
    _refuse_clash(role, open_grants)
    if any(grant.role == role and grant.scope_id == scope_id for grant in open_grants):
        raise RoleRefused(_("This person has this role already."))


def _refuse_clash(role: Role, grants: list[RoleGrant]) -> None:
    held = clash(role, frozenset(Role(grant.role) for grant in grants))
    if held:
        raise RoleRefused(
            _("One person cannot be %(one)s and %(other)s. End the other role first.")
            % {"one": ROLE_NAMES[role], "other": ROLE_NAMES[min(held)]}
        )


def refuse_if_two_needed(role: Role) -> None:
    """The weighty roles go by way of a proposal."""
    if role in TWO_PERSON_ROLES:
        raise RoleRefused(_("This role takes two people. Propose it; a second person approves it."))


def refuse_unless_weighty(role: Role) -> None:
    """Only the weighty roles are proposed."""
    if role not in TWO_PERSON_ROLES:
        raise RoleRefused(_("This role needs no second person. Give it directly."))


def may_give(actor: Actor, role: Role) -> bool:
    """A steward gives ordinary roles; an import gives what follows from the directory."""
    if actor.kind == "system":
        return actor.id == "importer" and role in DIRECTORY_ROLES
    return decide(actor, Right.MANAGE_ROLES) and role not in TWO_PERSON_ROLES


def is_expired(proposal: RoleProposal, at: datetime) -> bool:
    """A proposal nobody approved in two weeks must be made again, with fresh eyes."""
    return at > proposal.proposed_at + timedelta(days=PROPOSAL_DAYS)


def refuse_unless_open(proposal: RoleProposal, at: datetime) -> None:
    """Still waiting, not too old, and the user still signs in with the address agreed on."""
    if proposal.outcome != Outcome.OPEN:
        raise RoleRefused(_("This proposal has been decided already."))
    if is_expired(proposal, at):
        raise RoleRefused(_("This proposal is more than two weeks old. Please propose it again."))
    if proposal.address != proposal.user.email:
        raise RoleRefused(
            _("The sign-in address of this person changed since. Please propose it again.")
        )


def is_weighty(user: User, on: date) -> bool:
    """Resetting this user's second factor takes two people, as giving the role did.

    A role counts even while it sleeps because the sign-in address was changed.
    """
    weighty = RoleGrant.objects.valid_on(on).filter(user=user, role__in=TWO_PERSON_ROLES)
    return weighty.exists()
