"""What removes roles: somebody who leaves, and the years after a role has ended."""

from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Greatest
from django.utils import timezone

from naast.access.choices import Outcome
from naast.access.models import RoleGrant, RoleProposal
from naast.privacy.erasure import Trigger, erases
from naast.privacy.kept import before, overdue
from naast.privacy.periods import Kept

NO_ADDRESS = "left@left.invalid"  # of nobody: a role that stands on it sleeps for ever


def _one(subject: UUID | None) -> list[UUID]:
    return [] if subject is None else [subject]


@erases(RoleGrant, Trigger.PERSON_LEFT)
def end_roles_of_who_left(subject: UUID | None, at: datetime) -> int:
    """Their last day is today, so the nightly duty ends them, in the vault too where two agreed.

    The address, which is often a name, goes at once."""
    grants = RoleGrant.objects.filter(user_id__in=_one(subject))
    today = timezone.localdate(at)
    grants.filter(Q(ends_on=None) | Q(ends_on__gt=today), ended_at=None).update(
        ends_on=Greatest(F("starts_on"), today)
    )
    return grants.exclude(address="").update(address=NO_ADDRESS)


@erases(RoleProposal, Trigger.PERSON_LEFT)
def forget_proposals_for_who_left(subject: UUID | None, at: datetime) -> int:
    """What waits for a second person waits for nothing; what was decided loses the address."""
    proposals = RoleProposal.objects.filter(user_id__in=_one(subject))
    gone, _ = proposals.filter(outcome=Outcome.OPEN).delete()
    return gone + proposals.update(address=NO_ADDRESS)


@overdue(Kept.ROLE)
def old_roles(before: datetime) -> QuerySet[RoleGrant]:
    """Roles that had ended by then."""
    return RoleGrant.objects.filter(ended_at__lt=before)


@overdue(Kept.ROLE)
def old_proposals(before: datetime) -> QuerySet[RoleProposal]:
    """Decided by then, or open since then."""
    waits = Q(outcome=Outcome.OPEN, proposed_at__lt=before)
    return RoleProposal.objects.filter(Q(decided_at__lt=before) | waits)


@erases(RoleGrant, Trigger.PERIOD_ENDED)
def forget_old_roles(subject: UUID | None, at: datetime) -> int:
    """A role without an end is in force and stays."""
    return old_roles(before(Kept.ROLE, at)).delete()[0]


@erases(RoleProposal, Trigger.PERIOD_ENDED)
def forget_old_proposals(subject: UUID | None, at: datetime) -> int:
    """As long as the roles themselves."""
    return old_proposals(before(Kept.ROLE, at)).delete()[0]
