"""The page between signing in and work, and the way to the hospital's own sign-in and back."""

from collections.abc import Callable
from typing import cast

from allauth.mfa.recovery_codes import views as codes
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe
from requests import RequestException

from naast.access.middleware import ActorRequest
from naast.access.models import User
from naast.access.recovery_codes import keep_hashes_only
from naast.access.second_factor import has_factor
from naast.web.signin.adapters import SecondFactorAdapter
from naast.web.signin.hospital import HospitalAnswer

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


def recovery_codes(request: HttpRequest) -> HttpResponse:
    """The library's page, which shows them once; what it showed cannot be worked out afterwards."""
    answer = cast(HttpResponse, codes.view_recovery_codes(request))
    if isinstance(request.user, User):
        keep_hashes_only(request.user, SecondFactorAdapter().encrypt)
    return answer


def _has_factor(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and has_factor(request.user)


def _by_library(view: type[OAuth2LoginView | OAuth2CallbackView]) -> Callable[..., HttpResponse]:
    """The library lets a provider that does not answer end in a server error; we say so."""

    @login_not_required
    def guarded(request: HttpRequest, provider_id: str) -> HttpResponse:
        answer = HospitalAnswer(request, provider_id)
        try:
            return cast(HttpResponse, view.adapter_view(answer)(request))
        except SocialApp.DoesNotExist as unknown:
            raise Http404 from unknown
        except (RequestException, OAuth2Error):
            return render(request, "socialaccount/authentication_error.html", status=503)

    return guarded


to_hospital = _by_library(OAuth2LoginView)
from_hospital = _by_library(OAuth2CallbackView)
