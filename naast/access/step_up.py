"""Asks for the second factor again before acts that are hard to take back."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from naast.access.middleware import ActorRequest
from naast.access.models import User
from naast.access.second_factor import enough_methods, has_factor, shown_at

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]
TO_OPEN_SECONDS = 15 * 60
TO_SEND_SECONDS = 45 * 60  # who opened the form in time may take half an hour to fill it in
# The provider asks the person, however lately it did, and says when (OpenID Connect Core, 3.1.2.1).
ASK_THE_PERSON = "prompt=login&max_age=0"


def asks_again(back: str = "") -> Callable[[View[P]], View[P]]:
    """A view for those who showed a second factor in the last quarter of an hour.

    A form that was opened in time may be sent half an hour later. back: the address to return to
    where the view itself only takes POST; it gets the same words from the path.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: ActorRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            limit = TO_SEND_SECONDS if request.method == "POST" else TO_OPEN_SECONDS
            if time.time() - last_shown(request) <= limit:
                return view(request, *args, **kwargs)
            page = reverse(back, kwargs=_words(back, kwargs)) if back else request.path
            return _to_proof(request, page)

        return guarded

    return decorate


def last_shown(request: HttpRequest) -> float:
    """When this session last showed a factor, in seconds since 1970; 0 for never."""
    if not request.user.is_authenticated:
        return 0.0
    steps = get_authentication_records(request, request.user)
    moments = [shown_at(request, step) for step in steps if step["method"] in enough_methods()]
    return max(moments, default=0.0)


def _words(back: str, kwargs: dict[str, object]) -> dict[str, object]:
    """The list that an act belongs to has no words in its address; the page of one thing has."""
    return {name: value for name, value in kwargs.items() if name == _ONE_THING.get(back)}


_ONE_THING = {"steward:rehearsal": "upload_id"}


def _to_proof(request: ActorRequest, page: str) -> HttpResponseRedirect:
    messages.info(request, _("This is hard to take back, so please show once more that it is you."))
    own = isinstance(request.user, User) and has_factor(request.user)
    if own or not settings.OIDC_IS_STRONG:
        return HttpResponseRedirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': page})}")
    return to_hospital_anew(page)


def to_hospital_anew(page: str) -> HttpResponseRedirect:
    """The hospital's provider is to ask the person, and then leads back to the page."""
    there = reverse("openid_connect_login", kwargs={"provider_id": "hospital"})
    asked = {"process": "login", "next": page, "auth_params": ASK_THE_PERSON}
    return HttpResponseRedirect(f"{there}?{urlencode(asked)}")
