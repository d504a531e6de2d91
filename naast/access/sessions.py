"""How long a session lasts: a shift, and two hours of silence for the weighty roles.

Moments stand in the session as whole seconds; the silent time is written at most once a minute.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone

from naast.access.roles import SHORT_IDLE_ROLES, Role

_SINCE = "signed_in_at"
_SEEN = "seen_at"


def note_sign_in(sender: object, request: HttpRequest, **_: Any) -> None:
    """The clock of the shift starts."""
    now = int(timezone.now().timestamp())
    request.session[_SINCE] = request.session[_SEEN] = now


def new_name_for_session(sender: object, request: HttpRequest, **_: Any) -> None:
    """Whoever knew the session's name before a password or a factor was shown knows it no more."""
    request.session.cycle_key()


def is_over(session: SessionBase, roles: frozenset[Role], at: datetime) -> bool:
    """Longer than a shift, or silent too long. A session without a start is over too."""
    now = at.timestamp()
    if now - int(session.get(_SINCE, 0)) > settings.SESSION_COOKIE_AGE:
        return True
    silent = now - int(session.get(_SEEN, 0))
    return bool(roles & SHORT_IDLE_ROLES and silent > settings.SHORT_IDLE_SECONDS)


def ends_at(session: SessionBase) -> datetime:
    """When the shift of this session is over, whatever is pressed."""
    seconds = int(session.get(_SINCE, 0)) + settings.SESSION_COOKIE_AGE
    return datetime.fromtimestamp(seconds, tz=timezone.get_current_timezone())


def note_seen(session: SessionBase, roles: frozenset[Role], at: datetime) -> None:
    """Somebody pressed something. Colleagues leave no such trace."""
    now = int(at.timestamp())
    if roles & SHORT_IDLE_ROLES and now - session.get(_SEEN, 0) >= 60:
        session[_SEEN] = now


def signed_in_just_now(session: SessionBase) -> bool:
    """Within the last five minutes."""
    since = timezone.now().timestamp() - int(session.get(_SINCE, 0))
    return 0 <= since < 300
