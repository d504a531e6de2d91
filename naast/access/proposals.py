"""Writes a proposal; an open one about the same thing is said, a lapsed one makes room."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from naast.access.choices import Outcome, ProposalKind
from naast.access.models import RoleProposal, User
from naast.access.roles import Role
from naast.access.rules import RoleRefused, is_expired


def make_proposal(
    *,
    kind: ProposalKind,
    user: User,
    role: Role | None,
    by: UUID,
    at: datetime,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> RoleProposal:
    """RoleRefused when the same thing waits for a second person already."""
    word = role.value if role else ""
    same = RoleProposal.objects.select_for_update().filter(
        user=user, kind=kind, role=word, outcome=Outcome.OPEN
    )
    for earlier in same:
        if not is_expired(earlier, at) and earlier.address == user.email:
            raise RoleRefused(_("This waits for a second person already."))
        earlier.outcome, earlier.decided_by, earlier.decided_at = Outcome.WITHDRAWN, by, at
        earlier.save(update_fields=["outcome", "decided_by", "decided_at"])
    return RoleProposal.objects.create(
        kind=kind,
        user=user,
        role=word,
        starts_on=starts_on,
        ends_on=ends_on,
        address=user.email,
        proposed_by=by,
        proposed_at=at,
    )
