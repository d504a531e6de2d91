"""Ends one session of one's own, somewhere else."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.models import User
from naast.access.rules import RoleRefused
from naast.access.sessions import sessions_of
from naast.privacy.audit import record


@transaction.atomic
def end_own_session(*, user: User, mark: str, actor: Actor, at: datetime) -> bool:
    """False when there is none of this mark among one's own: it ended, or is somebody else's."""
    if actor.id != str(user.pk):
        raise RoleRefused(_("You may not do this. Ask the steward."))
    keys = [one.key for one in sessions_of(user, at) if one.mark == mark]
    if not keys:
        return False
    Session.objects.filter(session_key__in=keys).delete()
    record("end_own_session", actor=actor, at=at)
    return True
