"""One's own sessions: this one is seen, all others are ended together."""

from typing import cast

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naast.access.actions.end_own_sessions import end_own_sessions
from naast.access.middleware import ActorRequest
from naast.access.models import User
from naast.access.sessions import ends_at


@never_cache
@require_http_methods(["GET", "POST"])
def own_sessions(request: ActorRequest) -> HttpResponse:
    """Say how long this session lasts, and offer to end the others."""
    if request.method == "POST":
        return cast(HttpResponse, _end_others(request))
    return render(request, "signin/sessions.html", {"ends_at": ends_at(request.session)})


@reauthentication_required  # type: ignore[untyped-decorator]
def _end_others(request: ActorRequest) -> HttpResponse:
    user = cast(User, request.user)
    user = end_own_sessions(user=user, actor=request.actor, at=timezone.now())
    update_session_auth_hash(request, user)
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("mfa_index")
