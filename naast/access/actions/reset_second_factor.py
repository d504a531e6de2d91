"""Resets the second factor of an ordinary user who lost the phone; one steward is enough."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.announce import announce
from naast.access.models import User
from naast.access.roles import Right
from naast.access.rules import RoleRefused, is_weighty, refuse_oneself, refuse_unless
from naast.access.second_factor import forget_factors
from naast.privacy.audit import record


@transaction.atomic
def reset_second_factor(*, user: User, actor: Actor, at: datetime) -> User:
    """All passkeys, apps, recovery codes and links to the hospital's sign-in are forgotten.

    All coordinators are told, because whoever resets a supporter's factor could try to become
    that supporter.
    """
    refuse_unless(actor, Right.MANAGE_ROLES)
    refuse_oneself(actor, user)
    if is_weighty(user, timezone.localdate(at)):
        raise RoleRefused(_("For this person it takes two people. Propose it first."))
    forget_factors(user)
    announce("second_factor_reset", user=user, role=None, by=actor, at=at)
    record("reset_second_factor", actor=actor, at=at, subject=str(user.pk))
    return user
