"""One's own sessions: seen by their owner after a proof, ended one by one or together."""

from typing import cast

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.access.actions.end_own_session import end_own_session
from naast.access.actions.end_own_sessions import end_own_sessions
from naast.access.middleware import ActorRequest
from naast.access.models import User
from naast.access.sessions import OwnSession, ends_at, sessions_of

_WAYS = {
    "mfa": gettext_lazy("With a second factor"),
    "socialaccount": gettext_lazy("With the hospital sign-in"),
    "password": gettext_lazy("With a password"),
}


@never_cache
@require_http_methods(["GET", "POST"])
def own_sessions(request: ActorRequest) -> HttpResponse:
    """Say how long this session lasts, show the others to whoever asks, and offer to end them."""
    if request.method == "POST":
        return cast(HttpResponse, _end_others(request))
    if "all" in request.GET:
        return cast(HttpResponse, _all(request))
    return render(request, "signin/sessions.html", {"ends_at": ends_at(request.session)})


@never_cache
@require_POST
@reauthentication_required  # type: ignore[untyped-decorator]
def end_session(request: ActorRequest, mark: str) -> HttpResponse:
    """One of them, somewhere else."""
    user = cast(User, request.user)
    if end_own_session(user=user, mark=mark, actor=request.actor, at=timezone.now()):
        messages.success(request, _("You are signed out there."))
    else:
        messages.info(request, _("That had ended already."))
    return redirect("signin:own_sessions")


@reauthentication_required  # type: ignore[untyped-decorator]
def _all(request: ActorRequest) -> HttpResponse:
    found = sessions_of(cast(User, request.user), timezone.now())
    rows = [_row(one, request) for one in found]
    told = {"ends_at": ends_at(request.session), "sessions": rows}
    return render(request, "signin/sessions.html", told)


def _row(one: OwnSession, request: ActorRequest) -> dict[str, object]:
    here = one.key == request.session.session_key
    way = next((words for name, words in _WAYS.items() if name in one.ways), _WAYS["password"])
    return {"mark": one.mark, "since": one.since, "ends_at": one.ends_at, "here": here, "way": way}


@reauthentication_required  # type: ignore[untyped-decorator]
def _end_others(request: ActorRequest) -> HttpResponse:
    user = cast(User, request.user)
    user = end_own_sessions(user=user, actor=request.actor, at=timezone.now())
    update_session_auth_hash(request, user)
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("mfa_index")
