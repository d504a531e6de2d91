"""Gives the members of the team their role, and ends it for those who stopped.

A part of the actions of this area, inside their transactions. The role follows from the list of
supporters, so the importer gives it, whoever changed the list.
"""

from datetime import datetime

from django.utils import timezone

from naast.access.actions.end_role import end_role
from naast.access.actions.grant_role import grant_role
from naast.access.actor import IMPORTER
from naast.access.models import RoleGrant, User
from naast.access.roles import Role
from naast.supporters.models import Supporter


def keep_roles(*, at: datetime) -> None:
    """Looks at the whole team; a grant with a last day of its own is left as it is."""
    team = set(Supporter.objects.filter(active=True).values_list("person_id", flat=True))
    held = RoleGrant.objects.filter(role=Role.PEER_SUPPORTER, ended_at__isnull=True)
    kept = set()
    for grant in held.select_related("user"):
        if grant.user_id in team:
            kept.add(grant.user_id)
        elif grant.granted_by is None:
            end_role(grant=grant, actor=IMPORTER, at=at)
    for user in User.objects.filter(pk__in=team - kept, is_active=True):
        grant_role(
            user=user,
            role=Role.PEER_SUPPORTER,
            starts_on=timezone.localdate(at),
            actor=IMPORTER,
            at=at,
        )
