"""Slows down whoever sends forms without signing in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from naast.access.middleware import ActorRequest
from naast.incidents.sender_limits import within_limits


def may_send(request: ActorRequest, what: str) -> bool:
    """Counts this request; the signed-in are not counted. what: a key of LIMITS."""
    if request.actor.kind == "user":
        return True
    return within_limits(address=address_of(request), what=what, at=timezone.now())


def limited(request: ActorRequest, what: str) -> HttpResponse | None:
    """The page that says "too many", with the number to call; None where it may pass."""
    if may_send(request, what):
        return None
    return render(request, "public/too_many.html", status=429)


def person_limited(request: ActorRequest, what: str) -> HttpResponse | None:
    """The same for somebody who is signed in, counted as one sender wherever they sit."""
    if within_limits(address=request.actor.id, what=what, at=timezone.now()):
        return None
    return render(request, "public/too_many.html", status=429)


def address_of(request: HttpRequest) -> str:
    """Where the request comes from. In production the proxy in front adds it as the last one.

    What stands before the last comes from the sender, who may write there what they like.
    """
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    last = forwarded.rsplit(",", 1)[-1].strip()
    return last or str(request.META.get("REMOTE_ADDR", ""))
