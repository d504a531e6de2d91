"""The page between signing in and work, and the way to the hospital's own sign-in and back."""

from collections.abc import Callable
from functools import wraps

from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe
from requests import RequestException

from naast.access.middleware import ActorRequest
from naast.access.models import User
from naast.access.second_factor import has_factor

_NEXT = "after_second_factor"


@require_safe
def second_factor(request: ActorRequest) -> HttpResponse:
    """Offer the ways to set one up, or go on to the page that was asked for."""
    wanted = request.GET.get("next", "")
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        request.session[_NEXT] = wanted
    if not request.sleeping.roles:
        start = resolve_url(settings.LOGIN_REDIRECT_URL)
        return HttpResponseRedirect(request.session.pop(_NEXT, start))
    return render(request, "signin/second_factor.html", {"has_factor": _has_factor(request)})


def _has_factor(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and has_factor(request.user)


def _or_a_sentence(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The library lets a provider that does not answer end in a server error; we say so."""

    @wraps(view)
    def guarded(request: HttpRequest, provider_id: str) -> HttpResponse:
        try:
            return view(request, provider_id)
        except RequestException:
            return render(request, "socialaccount/authentication_error.html", status=503)

    return guarded


to_hospital = login_not_required(_or_a_sentence(openid_connect.login))
from_hospital = login_not_required(_or_a_sentence(openid_connect.callback))
