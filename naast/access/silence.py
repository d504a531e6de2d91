"""Signs out whoever was silent for hours, without our writing down when anybody pressed anything.

The moment of the last press is kept by the browser itself, signed for this user and this session.
A session whose browser shows none counts from its beginning, so leaving it out gains nothing.
"""

import time

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse

from naast.access.models import User
from naast.access.sessions import started_at

_WRITE_AGAIN_SECONDS = 300  # a press within these minutes of the last one that was written is it


def was_silent(request: HttpRequest, user: User) -> bool:
    """For longer than the limit."""
    return not _shown_within(request, user, settings.SILENCE_SECONDS)


def note_press(request: HttpRequest, response: HttpResponse) -> None:
    """Give the browser the moment to keep; who is signed out keeps none."""
    user = request.user
    if not isinstance(user, User):
        if settings.SEEN_COOKIE_NAME in request.COOKIES:
            response.delete_cookie(settings.SEEN_COOKIE_NAME)
    elif not _shown_within(request, user, _WRITE_AGAIN_SECONDS):
        response.set_cookie(
            settings.SEEN_COOKIE_NAME,
            _signer(request, user).sign(""),
            secure=settings.HTTPS,
            httponly=True,
            samesite="Lax",
        )


def _shown_within(request: HttpRequest, user: User, seconds: int) -> bool:
    if time.time() - started_at(request.session) <= seconds:
        return True
    try:
        kept = request.COOKIES.get(settings.SEEN_COOKIE_NAME, "")
        _signer(request, user).unsign(kept, max_age=seconds)
    except BadSignature:
        return False
    return True


def _signer(request: HttpRequest, user: User) -> TimestampSigner:
    return TimestampSigner(salt=f"naast.seen:{user.pk}:{started_at(request.session)}")
