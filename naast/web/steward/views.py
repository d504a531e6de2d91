"""The steward's start page: what to do here, and what waits."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.queries import one_person_coordinates, proposals_for
from naast.access.roles import Right
from naast.notify.queries import post
from naast.people.queries import departments_for, hospital, people_found, sites_for
from naast.people.queries.cover import cover
from naast.privacy import vault_alarms
from naast.supporters.queries import active_supporters


@requires(Right.MANAGE_PEOPLE)
@never_cache
@require_safe
def start(request: ActorRequest) -> HttpResponse:
    """Doors to people, places, roles and settings."""
    departments = departments_for(request.actor)
    context = {
        "people": people_found(request.actor).count(),
        "departments": departments.count(),
        "headless": departments.filter(head=None, persons__active=True).distinct().count(),
        "sites": sites_for(request.actor).count(),
        "team": active_supporters(timezone.localdate()).count(),
        "proposals": proposals_for(request.actor).count(),
        "hospital": hospital(),
        "alone": one_person_coordinates(timezone.localdate()),
        "post": post(timezone.now()),
        "nobody": cover(on=timezone.localdate()).nobody,
        "recovery": vault_alarms.recovery_wants_if_known(timezone.localdate()),
    }
    return render(request, "steward/start.html", context)
