"""Intervision for a supporter: my dates; and for whoever leads a group: themes, moving, a count."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.supporters.models_intervision import IntervisionMeeting
from naast.supporters.queries.intervision import (
    leader_of,
    meetings_to_lead,
    own_intervision,
)
from naast.web.intervision import in_words
from naast.web.intervision_pages import cancel_page, meeting_page, move_page

RIGHT = Right.SUPPORT_COLLEAGUES
AREA = "supporter"


@requires(RIGHT)
@never_cache
@require_safe
def intervision(request: ActorRequest) -> HttpResponse:
    """My group, when it meets, who leads it. Who else is in it stands here for nobody."""
    now = timezone.now()
    own = own_intervision(request.actor, at=now)
    led = {one.pk for one in own.leads}
    ahead = own.ahead(now)
    context = {
        "group": own.group,
        "leads": leader_of(request.actor, own),
        "to_count": in_words(own.to_count(now), now),
        "mine": in_words((one for one in ahead if one.group_id not in led), now),
        "led": in_words((one for one in ahead if one.group_id in led), now),
        "cancelled": in_words(own.cancelled(now), now),
    }
    return render(request, "supporter/intervision.html", context)


@requires(RIGHT)
@never_cache
def intervision_meeting(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Themes before, a count afterwards; of the own group only."""
    return meeting_page(request, _meeting(request, meeting_id), area=AREA)


@requires(RIGHT)
@never_cache
def intervision_move(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Another day or hour."""
    return move_page(request, _meeting(request, meeting_id), area=AREA)


@requires(RIGHT)
@never_cache
def intervision_cancel(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """It stays in the list as cancelled."""
    return cancel_page(request, _meeting(request, meeting_id), area=AREA)


def _meeting(request: ActorRequest, meeting_id: UUID) -> IntervisionMeeting:
    return fetch(request.actor, RIGHT, meetings_to_lead(), pk=meeting_id)
