"""Tidies up roles whose last day has passed; they gave no right since that day."""

from datetime import datetime

import structlog
from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.access.announce import announce
from naast.access.models import RoleGrant
from naast.access.queries import lapsed_grants
from naast.access.roles import TWO_PERSON_ROLES, Role
from naast.privacy import vault_client as vault
from naast.privacy.audit import record

log = structlog.get_logger()


def lapse_roles(*, actor: Actor, at: datetime) -> int:
    """How many roles lapsed. For the nightly duty; what the vault refuses is tried again."""
    done = 0
    for grant in lapsed_grants(at, timezone.localdate(at)):
        try:
            lapse_role(grant=grant, actor=actor, at=at)
        except (vault.VaultRefused, vault.VaultUnavailable) as problem:
            log.warning("role_not_lapsed", role=grant.role, reason=str(problem))
        else:
            done += 1
    return done


@transaction.atomic
def lapse_role(*, grant: RoleGrant, actor: Actor, at: datetime) -> RoleGrant:
    """One role. The two who agreed on the last day stand behind the vault's dismissal."""
    role = Role(grant.role)
    grant.ended_at = at
    grant.ended_by = actor.name
    grant.save(update_fields=["ended_at", "ended_by"])
    if role in TWO_PERSON_ROLES:
        announce("ended", user=grant.user, role=role, by=actor, at=at)
    record("lapse_role", actor=actor, at=at, subject=role)
    if role in TWO_PERSON_ROLES and grant.granted_by and grant.approved_by:
        both = (f"person:{grant.granted_by}", f"person:{grant.approved_by}")
        vault.dismiss(grant.user_id, role, by=both)
    return grant
