"""Supporters who would like a coordinator beside them; only that coordinator sees it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.supporters.queries.buddies import own_buddies
from naast.web.buddies import answered, ended

RIGHT = Right.READ_TEAM


@requires(RIGHT)
@never_cache
@require_safe
def buddies(request: ActorRequest) -> HttpResponse:
    """Who asks, and for whom this coordinator is there."""
    own = own_buddies(request.actor, timezone.localdate())
    return render(request, "coordinator/buddies.html", {"own": own, "area": "coordinator"})


@requires(RIGHT)
@require_POST
def buddy_answer(request: ActorRequest, buddy_id: UUID) -> HttpResponse:
    """Yes or no."""
    return answered(request, RIGHT, buddy_id, "coordinator:buddies")


@requires(RIGHT)
@require_POST
def buddy_end(request: ActorRequest, buddy_id: UUID) -> HttpResponse:
    """At any time."""
    return ended(request, RIGHT, buddy_id, "coordinator:buddies")
