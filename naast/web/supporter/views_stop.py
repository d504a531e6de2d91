"""A supporter stops, now or on a day, stays after all, or would like to come back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.privacy.kept import days_kept
from naast.privacy.periods import Kept
from naast.supporters.actions.stop_supporting import (
    announce_stop,
    ask_to_come_back,
    stay_after_all,
)
from naast.supporters.queries import supporter_of_person
from naast.supporters.queries.care import asked_to_come_back, stopped_by_own_word
from naast.supporters.rules_intervision import IntervisionRefused
from naast.web.supporter.forms import StopForm
from naast.workflows.stop_supporting import stop_supporting


@requires(Right.CHANGE_OWN_AVAILABILITY)
@never_cache
def stop(request: ActorRequest) -> HttpResponse:
    """No reason is asked, and no second page tries to change a mind."""
    me = supporter_of_person(request.actor)
    if me is None or not me.active:
        raise Http404
    form = StopForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["last_on"]
        try:
            if form.cleaned_data["when"] == "now":
                now = timezone.now()
                stop_supporting(actor=request.actor, at=now, supporter=UUID(request.actor.id))
                return redirect("supporter:thanks")
            announce_stop(actor=request.actor, at=timezone.now(), last_on=day)
        except IntervisionRefused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Noted. Until then nobody new is asked of you."))
            return redirect("supporter:start")
    context = {"form": form, "me": me, "days": days_kept()[Kept.SUPPORTER]}
    return render(request, "supporter/stop.html", context)


@requires(Right.CHANGE_OWN_AVAILABILITY)
@require_POST
def stay(request: ActorRequest) -> HttpResponse:
    """The chosen day is forgotten."""
    me = supporter_of_person(request.actor)
    if me is None or not me.active:
        raise Http404
    stay_after_all(actor=request.actor, at=timezone.now())
    messages.success(request, _("Good that you stay. You can be asked again."))
    return redirect("supporter:start")


@requires(Right.READ_OWN_SUPPORT)
@never_cache
@require_safe
def thanks(request: ActorRequest) -> HttpResponse:
    """For whoever was a supporter, as long as that is kept."""
    me = stopped_by_own_word(request.actor)
    if me is None:
        raise Http404
    context = {
        "asked": asked_to_come_back(request.actor),
        "days": days_kept()[Kept.SUPPORTER],
    }
    return render(request, "supporter/thanks.html", context)


@requires(Right.READ_OWN_SUPPORT)
@require_POST
def come_back(request: ActorRequest) -> HttpResponse:
    """A coordinator hears of it, and calls."""
    if stopped_by_own_word(request.actor) is None:
        raise Http404
    ask_to_come_back(actor=request.actor, at=timezone.now())
    messages.success(request, _("How good. The coordinator will call you."))
    return redirect("supporter:thanks")
