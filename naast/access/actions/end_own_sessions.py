"""Ends every session of one's own."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.models import User
from naast.access.rules import RoleRefused
from naast.privacy.audit import record


@transaction.atomic
def end_own_sessions(*, user: User, actor: Actor, at: datetime) -> User:
    """The user with a new generation. Whoever asked keeps the own session by signing it anew.

    One alone is ended by end_own_session.
    """
    if actor.id != str(user.pk):
        raise RoleRefused(_("You may not do this. Ask the steward."))
    User.objects.filter(pk=user.pk).update(sign_in_generation=F("sign_in_generation") + 1)
    record("end_own_sessions", actor=actor, at=at)
    return User.objects.get(pk=user.pk)
