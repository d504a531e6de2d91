"""The page between signing in and work: a second factor."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from naast.access.middleware import ActorRequest
from naast.access.models import User
from naast.access.second_factor import has_factor

_NEXT = "after_second_factor"


@require_safe
def second_factor(request: ActorRequest) -> HttpResponse:
    """Offer the ways to set one up, or go on to the page that was asked for."""
    wanted = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        request.session[_NEXT] = wanted
    if not request.sleeping.roles:
        start = resolve_url(settings.LOGIN_REDIRECT_URL)
        return redirect(request.session.pop(_NEXT, start))
    return render(request, "signin/second_factor.html", {"has_factor": _has_factor(request)})


def _has_factor(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and has_factor(request.user)
