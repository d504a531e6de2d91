"""Puts the actor on every request, ends old sessions, and asks for sign-in and second factor."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from naast.access.actor import PUBLIC, Actor
from naast.access.decide import to_second_factor
from naast.access.models import User
from naast.access.queries import roles_of
from naast.access.roles import STRONG_ROLES
from naast.access.second_factor import is_strong
from naast.access.sessions import is_over, note_seen
from naast.access.silence import note_press, was_silent

# Everything in these audiences is work; the pages of the others decide one by one.
WORK_AUDIENCES = frozenset({"supporter", "coordinator", "steward", "watch"})


class ActorRequest(HttpRequest):
    """A request as views meet it, for their type hints."""

    actor: Actor
    # Roles that the user has but that sleep until a second factor is shown.
    sleeping: Actor


class ActorMiddleware:
    """request.actor says who acts today; one query a request for the signed-in, none else.

    Work roles sleep until a second factor was shown in this session: then the actor is only a
    colleague. So somebody who lost the phone can still ask for support.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find out who acts before anything else looks at the request."""
        actor, sleeping = _who(request)
        request.actor, request.sleeping = actor, sleeping  # type: ignore[attr-defined]
        response = self.get_response(request)
        note_press(request, response)
        return response


def _who(request: HttpRequest) -> tuple[Actor, Actor]:
    user = request.user
    if not isinstance(user, User):
        return PUBLIC, PUBLIC
    now = timezone.now()
    roles = roles_of(user, timezone.localdate(now))
    if is_over(request.session, roles, now) or was_silent(request, user):
        logout(request)
        return PUBLIC, PUBLIC
    note_seen(request.session, roles, now)
    asleep = frozenset() if is_strong(request) else roles & STRONG_ROLES
    name = str(user.pk)
    return Actor("user", name, roles - asleep), Actor("user", name, asleep)


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Every page asks for sign-in unless its view says @login_not_required.

    Pages of a work audience also ask for the second factor of those whose role sleeps.
    """

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Redirect to sign-in or to the second factor, or let through."""
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        if answer is not None or not getattr(view_func, "login_required", True):
            return answer
        match = request.resolver_match
        at_work = match is not None and match.namespace in WORK_AUDIENCES
        if at_work and request.sleeping.roles:  # type: ignore[attr-defined]
            return to_second_factor(request)
        return None
