"""Proposes to reset the second factor of a coordinator, deputy coordinator or steward."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.announce import announce
from naast.access.choices import ProposalKind
from naast.access.models import RoleProposal, User
from naast.access.proposals import make_proposal
from naast.access.roles import Right
from naast.access.rules import RoleRefused, is_weighty, refuse_oneself, refuse_unless
from naast.privacy.audit import record


@transaction.atomic
def propose_second_factor_reset(*, user: User, actor: Actor, at: datetime) -> RoleProposal:
    """The proposal; all coordinators are told."""
    refuse_unless(actor, Right.APPROVE_ROLES)
    refuse_oneself(actor, user)
    if not is_weighty(user, timezone.localdate(at)):
        raise RoleRefused(_("This needs no second person. Reset it directly."))
    proposal = make_proposal(
        kind=ProposalKind.SECOND_FACTOR, user=user, role=None, by=UUID(actor.id), at=at
    )
    announce("proposed", user=user, role=None, by=actor, at=at)
    record("propose_second_factor_reset", actor=actor, at=at, subject=str(user.pk))
    return proposal
