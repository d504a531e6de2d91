"""Puts the actor on every request, and asks for sign-in unless the address is public."""

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse

from naast.access.actor import PUBLIC, Actor
from naast.access.roles import Role


class ActorMiddleware:
    """request.actor says who acts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        request.actor = (  # type: ignore[attr-defined]
            Actor(kind="user", id=str(user.pk), roles=frozenset({Role.COLLEAGUE}))
            if user.is_authenticated
            else PUBLIC
        )
        return self.get_response(request)


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Every page asks for sign-in unless its view says @login_not_required."""
