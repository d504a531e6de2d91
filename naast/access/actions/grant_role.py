"""Gives an ordinary role, from a day on."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.models import RoleGrant, User
from naast.access.roles import Role
from naast.access.rules import (
    RoleRefused,
    may_give,
    refuse_if_two_needed,
    refuse_oneself,
    refuse_unfit,
)
from naast.privacy.audit import record


@transaction.atomic
def grant_role(
    *,
    user: User,
    role: Role,
    starts_on: date,
    actor: Actor,
    at: datetime,
    scope_id: UUID | None = None,
    ends_on: date | None = None,
) -> RoleGrant:
    """The grant. RoleRefused for the weighty roles, for oneself, and without the right.

    ends_on: the last day, included. scope_id: for example a department of that head.
    """
    refuse_if_two_needed(role)
    if not may_give(actor, role):
        raise RoleRefused(_("You may not do this. Ask the steward."))
    refuse_oneself(actor, user)
    refuse_unfit(user=user, role=role, scope_id=scope_id, starts_on=starts_on, ends_on=ends_on)
    grant = RoleGrant.objects.create(
        user=user,
        role=role,
        scope_id=scope_id,
        starts_on=starts_on,
        ends_on=ends_on,
        granted_by=UUID(actor.id) if actor.kind == "user" else None,
        granted_at=at,
    )
    record("grant_role", actor=actor, at=at, subject=role)
    return grant
