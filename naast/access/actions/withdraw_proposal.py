"""Takes back or refuses a proposal; one person is enough to say no."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.announce import announce
from naast.access.choices import Outcome
from naast.access.models import RoleProposal
from naast.access.roles import Right, Role
from naast.access.rules import RoleRefused, refuse_unless
from naast.privacy.audit import record


@transaction.atomic
def withdraw_proposal(*, proposal: RoleProposal, actor: Actor, at: datetime) -> RoleProposal:
    """The withdrawn proposal; anybody who may approve may also refuse."""
    refuse_unless(actor, Right.APPROVE_ROLES)
    proposal = RoleProposal.objects.select_for_update().select_related("user").get(pk=proposal.pk)
    if proposal.outcome != Outcome.OPEN:
        raise RoleRefused(_("This proposal has been decided already."))
    proposal.outcome = Outcome.WITHDRAWN
    proposal.decided_by = UUID(actor.id)
    proposal.decided_at = at
    proposal.save(update_fields=["outcome", "decided_by", "decided_at"])
    role = Role(proposal.role) if proposal.role else None
    announce("withdrawn", user=proposal.user, role=role, by=actor, at=at)
    record("withdraw_proposal", actor=actor, at=at, subject=f"{proposal.kind}:{proposal.user_id}")
    return proposal
