"""Proposes to end the role of a coordinator, deputy coordinator or steward."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.announce import announce
from naast.access.choices import ProposalKind
from naast.access.models import RoleGrant, RoleProposal
from naast.access.proposals import make_proposal
from naast.access.roles import Right, Role
from naast.access.rules import RoleRefused, refuse_oneself, refuse_unless, refuse_unless_weighty
from naast.privacy.audit import record


@transaction.atomic
def propose_end(*, grant: RoleGrant, actor: Actor, at: datetime) -> RoleProposal:
    """The proposal. Whoever lays down their own role asks somebody else to propose it."""
    refuse_unless(actor, Right.APPROVE_ROLES)
    role = Role(grant.role)
    refuse_unless_weighty(role)
    refuse_oneself(actor, grant.user)
    if grant.ended_at is not None:
        raise RoleRefused(_("This role has ended already."))
    proposal = make_proposal(
        kind=ProposalKind.END, user=grant.user, role=role, by=UUID(actor.id), at=at
    )
    announce("proposed", user=grant.user, role=role, by=actor, at=at)
    record("propose_end", actor=actor, at=at, subject=f"{role}:{grant.user_id}")
    return proposal
