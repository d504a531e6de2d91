"""Gives heads of department their role for their department, and ends it for former heads.

A part of the actions of this area, inside their transactions. The role follows from the
directory, so the importer gives it, whoever changed the directory.
"""

from datetime import datetime

from django.utils import timezone

from naast.access.actions.end_role import end_role
from naast.access.actions.grant_role import grant_role
from naast.access.actor import IMPORTER
from naast.access.models import RoleGrant, User
from naast.access.roles import Role
from naast.people.models import Department


def keep_heads(*, at: datetime) -> None:
    """Looks at all departments, because a head may also have come, gone or got an e-mail."""
    wanted = dict(Department.objects.values_list("pk", "head_id"))
    held = RoleGrant.objects.filter(role=Role.HEAD_OF_DEPARTMENT, ended_at__isnull=True)
    kept = set()
    for grant in held.exclude(scope_id=None):
        if grant.scope_id and wanted.get(grant.scope_id) == grant.user_id:
            kept.add(grant.scope_id)
        else:
            end_role(grant=grant, actor=IMPORTER, at=at)
    users = User.objects.filter(is_active=True).in_bulk([h for h in wanted.values() if h])
    for department, head in wanted.items():
        if head in users and department not in kept:
            grant_role(
                user=users[head],
                role=Role.HEAD_OF_DEPARTMENT,
                scope_id=department,
                starts_on=timezone.localdate(at),
                actor=IMPORTER,
                at=at,
            )
