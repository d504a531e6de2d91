"""The second person agrees: the role begins or ends, or the second factor is reset."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.announce import announce
from naast.access.choices import Outcome, ProposalKind
from naast.access.hooks import What
from naast.access.models import RoleGrant, RoleProposal
from naast.access.roles import Right, Role
from naast.access.rules import (
    RoleRefused,
    refuse_oneself,
    refuse_unfit,
    refuse_unless,
    refuse_unless_open,
)
from naast.access.second_factor import forget_factors
from naast.privacy import vault_client as vault
from naast.privacy.audit import record


@transaction.atomic
def approve_proposal(*, proposal: RoleProposal, actor: Actor, at: datetime) -> RoleProposal:
    """The approved proposal. RoleRefused for the proposer and for the one it is about.

    The vault is asked last: when it refuses or does not answer, nothing is changed here
    (VaultRefused, VaultUnavailable).
    """
    refuse_unless(actor, Right.APPROVE_ROLES)
    proposal = RoleProposal.objects.select_for_update().select_related("user").get(pk=proposal.pk)
    refuse_unless_open(proposal, at)
    refuse_oneself(actor, proposal.user)
    if actor.id == str(proposal.proposed_by):
        raise RoleRefused(_("You proposed this yourself. Somebody else has to agree."))
    proposal.outcome, proposal.decided_by, proposal.decided_at = (
        Outcome.APPROVED,
        UUID(actor.id),
        at,
    )
    proposal.save(update_fields=["outcome", "decided_by", "decided_at"])
    what = _EFFECTS[ProposalKind(proposal.kind)](proposal, actor, at)
    role = Role(proposal.role) if proposal.role else None
    announce(what, user=proposal.user, role=role, by=actor, at=at)
    record("approve_proposal", actor=actor, at=at, subject=f"{proposal.kind}:{proposal.user_id}")
    _tell_vault(proposal)
    return proposal


def _grant(proposal: RoleProposal, actor: Actor, at: datetime) -> What:
    assert proposal.starts_on is not None  # noqa: S101 - kept by a constraint of the table
    starts_on = max(proposal.starts_on, timezone.localdate(at))
    role = Role(proposal.role)
    refuse_unfit(
        user=proposal.user, role=role, scope_id=None, starts_on=starts_on, ends_on=proposal.ends_on
    )
    # A grant that sleeps because the address changed makes room for the one agreed on now.
    _end_all(proposal, actor, at)
    RoleGrant.objects.create(
        user=proposal.user,
        role=role,
        starts_on=starts_on,
        ends_on=proposal.ends_on,
        granted_by=proposal.proposed_by,
        approved_by=proposal.decided_by,
        granted_at=at,
        address=proposal.address,
    )
    return "granted"


def _end_all(proposal: RoleProposal, actor: Actor, at: datetime) -> None:
    grants = RoleGrant.objects.filter(user=proposal.user, role=proposal.role, ended_at__isnull=True)
    grants.update(ended_at=at, ended_by=actor.name)


def _end(proposal: RoleProposal, actor: Actor, at: datetime) -> What:
    _end_all(proposal, actor, at)
    return "ended"


def _reset(proposal: RoleProposal, actor: Actor, at: datetime) -> What:
    forget_factors(proposal.user)
    return "second_factor_reset"


_EFFECTS = {
    ProposalKind.GRANT: _grant,
    ProposalKind.END: _end,
    ProposalKind.SECOND_FACTOR: _reset,
}


def _tell_vault(proposal: RoleProposal) -> None:
    """The vault keeps its own list and wants to see both names."""
    both = (f"person:{proposal.proposed_by}", f"person:{proposal.decided_by}")
    if proposal.kind == ProposalKind.GRANT:
        vault.enrol(proposal.user_id, proposal.role, by=both)
    elif proposal.kind == ProposalKind.END:
        vault.dismiss(proposal.user_id, proposal.role, by=both)
