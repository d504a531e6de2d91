"""One press each: not now, I can be asked again, and the answer to an offered talk."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.actions.answer_talk_offer import answer_talk_offer
from naast.supporters.actions.change_availability import change_availability
from naast.supporters.queries import supporter_of_person


@requires(Right.CHANGE_OWN_AVAILABILITY)
@require_POST
def now_or_not(request: ActorRequest) -> HttpResponse:
    """Only whether somebody new may be asked; whoever counts on the supporter stays."""
    me = supporter_of_person(request.actor)
    if me is None:
        raise Http404
    yes = request.POST.get("answer") == "yes"
    change_availability(
        actor=request.actor,
        at=timezone.now(),
        available=yes,
        maximum_cases=me.maximum_cases,
        rest_until=None if yes else me.rest_until,
        weekdays=me.weekdays,
        rest_days=me.rest_days,
    )
    said = _("Good. You can be asked again.") if yes else _("Noted. Nobody asks why.")
    messages.success(request, said)
    return redirect("supporter:start")


@requires(Right.CHANGE_OWN_AVAILABILITY)
@require_POST
def talk_offer(request: ActorRequest) -> HttpResponse:
    """Yes goes to the coordinator; nobody hears of a no."""
    talk = request.POST.get("answer") == "talk"
    answer_talk_offer(actor=request.actor, at=timezone.now(), wants_to_talk=talk)
    thanks = _("The coordinator will call you.") if talk else _("Good to hear. Thank you.")
    messages.success(request, thanks)
    return redirect("supporter:start")
