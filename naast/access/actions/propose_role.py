"""Proposes somebody as coordinator, deputy coordinator or steward; a second person approves."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.access.announce import announce
from naast.access.choices import ProposalKind
from naast.access.models import RoleProposal, User
from naast.access.proposals import make_proposal
from naast.access.roles import Right, Role
from naast.access.rules import (
    refuse_oneself,
    refuse_unfit,
    refuse_unless,
    refuse_unless_weighty,
)
from naast.privacy.audit import record


@transaction.atomic
def propose_role(
    *,
    user: User,
    role: Role,
    starts_on: date,
    actor: Actor,
    at: datetime,
    ends_on: date | None = None,
) -> RoleProposal:
    """The proposal; it lapses after two weeks. All coordinators are told."""
    refuse_unless(actor, Right.APPROVE_ROLES)
    refuse_unless_weighty(role)
    refuse_oneself(actor, user)
    refuse_unfit(user=user, role=role, scope_id=None, starts_on=starts_on, ends_on=ends_on)
    proposal = make_proposal(
        kind=ProposalKind.GRANT,
        user=user,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
        by=UUID(actor.id),
        at=at,
    )
    announce("proposed", user=user, role=role, by=actor, at=at)
    record("propose_role", actor=actor, at=at, subject=f"{role}:{user.pk}")
    return proposal
