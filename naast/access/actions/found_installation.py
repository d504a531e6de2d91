"""The first stewards and coordinators of an installation, named on the command line."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.models import RoleGrant, User
from naast.access.roles import TWO_PERSON_ROLES, Role, clash
from naast.access.rules import RoleRefused
from naast.privacy import vault_client as vault
from naast.privacy.audit import record

Founder = tuple[User, Role]
FOUNDING = Actor(kind="system", id="founding")


@transaction.atomic
def found_installation(
    *, founders: Sequence[Founder], actor: Actor, at: datetime
) -> list[RoleGrant]:
    """Once, on an empty list, before the first case: at least a steward and a coordinator.

    RoleRefused a second time, or when one person would be both. The vault closes its founding
    in the same act, so that from then on its list changes only with two people.
    """
    _refuse_bad_founding(founders, actor)
    today = timezone.localdate(at)
    grants = [
        RoleGrant.objects.create(
            user=user, role=role, starts_on=today, granted_at=at, address=user.email
        )
        for user, role in founders
    ]
    record("found_installation", actor=actor, at=at, subject=f"{len(grants)} roles")
    for user, role in founders:
        vault.enrol(user.pk, role)
    vault.found()
    return grants


def _refuse_bad_founding(founders: Sequence[Founder], actor: Actor) -> None:
    if actor != FOUNDING:
        raise RoleRefused(_("Founding is done on the command line of the server only."))
    if RoleGrant.objects.filter(role__in=TWO_PERSON_ROLES).exists():
        raise RoleRefused(_("This installation was founded before. Propose the role instead."))
    roles = {role for _user, role in founders}
    if not roles <= TWO_PERSON_ROLES or not {Role.STEWARD, Role.COORDINATOR} <= roles:
        raise RoleRefused(_("Name at least one steward and one coordinator, and nobody else."))
    for user, role in founders:
        others = frozenset(other for one, other in founders if one.pk == user.pk)
        if clash(role, others):
            raise RoleRefused(_("The steward and the coordinator must be different people."))
