"""The days due for somebody, in their own diary: an address to subscribe to, made and ended."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from naast.access.decide import decide
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.due_address import end_due_address, make_due_address
from naast.calamities.queries.calendar import address_of, calendar_of_steps, whose_days
from naast.people.queries import hospital
from naast.web.safety.calamity_pages import calamity_page


@calamity_page(Right.TALK_WITH_FAMILY)
@never_cache
@require_safe
def diary(request: ActorRequest) -> HttpResponse:
    """Whether there is an address, and what it shows."""
    return render(request, "safety/calamity_diary.html", _shown(request))


@calamity_page(Right.TALK_WITH_FAMILY)
@never_cache
@require_POST
def diary_make(request: ActorRequest) -> HttpResponse:
    """A new secret address, shown once; an older one works no more."""
    secret = make_due_address(actor=request.actor, at=timezone.now())
    context = _shown(request) | {
        "shown": f"{settings.BASE_URL}/report/calamities/diary/{secret}/naast.ics",
    }
    return render(request, "safety/calamity_diary.html", context)


def _shown(request: ActorRequest) -> dict[str, object]:
    """has_steps: whoever has a part in files, and not with a family alone."""
    has_steps = decide(request.actor, Right.DO_CALAMITY_STEPS)
    return {"address": address_of(request.actor), "has_steps": has_steps}


@calamity_page(Right.TALK_WITH_FAMILY)
@require_POST
def diary_end(request: ActorRequest) -> HttpResponse:
    """The address shows nothing from now on."""
    end_due_address(actor=request.actor, at=timezone.now())
    messages.success(request, _("The address works no more."))
    return redirect("safety:calamity_diary")


@login_not_required
@never_cache
@sensitive_variables("secret")
@require_safe
def diary_feed(request: ActorRequest, secret: str) -> HttpResponse:
    """For a diary that asks by itself. Neutral titles; 404 for all else."""
    if not settings.CALAMITIES:
        raise Http404
    now = timezone.now()
    actor = whose_days(secret, now)
    if actor is None:
        return HttpResponse(status=404, content_type="text/plain; charset=utf-8")
    place = hospital()
    with translation.override(place.default_language):
        content = calendar_of_steps(
            actor,
            at=now,
            name=_("Due in Naast: %(hospital)s") % {"hospital": place.name},
            page=f"{settings.BASE_URL}/",  # a diary is read by others: no word of calamities
        )
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="naast-due.ics"'
    return answer
