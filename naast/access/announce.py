"""Tells whoever listens that a weighty role changed, and who has to hear of it."""

from datetime import datetime

from django.utils import timezone

from naast.access.actor import Actor
from naast.access.hooks import RoleChange, What, on_role_change
from naast.access.models import User
from naast.access.queries import holders_of
from naast.access.roles import Role


def announce(what: What, *, user: User, role: Role | None, by: Actor, at: datetime) -> None:
    """Call every listener, in the transaction of the change."""
    coordinators = holders_of(
        (Role.COORDINATOR, Role.DEPUTY_COORDINATOR), timezone.localdate(at)
    ).exclude(pk=user.pk)
    change = RoleChange(
        what=what,
        user_id=user.pk,
        user_name=user.name,
        role=role,
        by=by,
        at=at,
        tell=tuple(sorted(coordinators.values_list("pk", flat=True))),
    )
    for listener in on_role_change:
        listener(change)
