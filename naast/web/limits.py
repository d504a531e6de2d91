"""Slows down whoever sends forms without signing in."""

from django.http import HttpResponse

from naast.access.middleware import ActorRequest


def limited(request: ActorRequest, what: str) -> HttpResponse | None:
    """The page that says "too many", or None."""
    return None
