"""Ends an ordinary role at once."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.models import RoleGrant
from naast.access.roles import Role
from naast.access.rules import RoleRefused, may_give, refuse_if_two_needed
from naast.privacy.audit import record


@transaction.atomic
def end_role(*, grant: RoleGrant, actor: Actor, at: datetime) -> RoleGrant:
    """The ended grant; one that ended before is returned as it is.

    A person may lay down their own role. The weighty ones are ended by a proposal, because the
    vault's own list changes only with two people.
    """
    grant = RoleGrant.objects.select_for_update().select_related("user").get(pk=grant.pk)
    if grant.ended_at is not None:
        return grant
    role = Role(grant.role)
    refuse_if_two_needed(role)
    if not may_give(actor, role) and actor.id != str(grant.user_id):
        raise RoleRefused(_("You may not do this. Ask the steward."))
    grant.ended_at = at
    grant.ended_by = actor.name
    grant.save(update_fields=["ended_at", "ended_by"])
    record("end_role", actor=actor, at=at, subject=role)
    return grant
