"""How long a session lasts: a shift, and two hours of silence for the weighty roles.

Which sessions of somebody are open is read from the sessions themselves; there is no list.

Moments stand in the session as whole seconds; the silent time is written at most once a minute.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from naast.access.models import User
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
    return _moment(started_at(session) + settings.SESSION_COOKIE_AGE)


def started_at(session: SessionBase) -> int:
    """When its owner signed in, in seconds since 1970; 0 for one without a start."""
    return int(session.get(_SINCE, 0))


def note_seen(session: SessionBase, roles: frozenset[Role], at: datetime) -> None:
    """Somebody pressed something. Colleagues leave no such trace."""
    now = int(at.timestamp())
    if roles & SHORT_IDLE_ROLES and now - session.get(_SEEN, 0) >= 60:
        session[_SEEN] = now


@dataclass(frozen=True)
class OwnSession:
    """One that is open. mark: its name in an address, opens nothing; ways: how it was proved."""

    key: str
    mark: str
    since: datetime
    ends_at: datetime
    ways: frozenset[str]


def sessions_of(user: User, at: datetime) -> list[OwnSession]:
    """Those that would still be let in, the newest first. Looks into every open session."""
    mine = user.get_session_auth_hash()
    rows = Session.objects.filter(expire_date__gt=at).only("session_key", "session_data")
    told = ((row.session_key, row.get_decoded()) for row in rows.iterator())
    found = [
        _own(key, data)
        for key, data in told
        if data.get(SESSION_KEY) == str(user.pk)
        and constant_time_compare(str(data.get(HASH_SESSION_KEY)), mine)
    ]
    return sorted((one for one in found if one.ends_at > at), key=lambda one: one.since)[::-1]


def _own(key: str, data: dict[str, Any]) -> OwnSession:
    since = int(data.get(_SINCE, 0))
    ways = (step["method"] for step in data.get("account_authentication_methods", ()))
    return OwnSession(
        key,
        salted_hmac("naast.access.own_session", key, algorithm="sha256").hexdigest()[:32],
        _moment(since),
        _moment(since + settings.SESSION_COOKIE_AGE),
        frozenset(ways),
    )


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, tz=timezone.get_current_timezone())
