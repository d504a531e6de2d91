"""Looking after the team: when a talk is offered, and who would like to come back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.supporters.actions.choose_care import choose_care
from naast.supporters.actions.stop_supporting import answer_coming_back
from naast.supporters.models_care import ComingBack
from naast.supporters.queries.care import team_care, who_stops, who_would_come_back
from naast.supporters.rules_intervision import IntervisionRefused
from naast.web.coordinator.forms_intervision import CareForm

RIGHT = Right.READ_TEAM


@requires(RIGHT)
@never_cache
def care(request: ActorRequest) -> HttpResponse:
    """Nobody sees to whom a talk was offered; a yes stands on the coordinator's day."""
    now = team_care()
    initial = {"talk_after": now.talk_after, "within_months": now.within_months}
    form = CareForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        choose_care(actor=request.actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved. This holds from now on."))
        return redirect("coordinator:care")
    context = {
        "form": form,
        "stops": who_stops(request.actor, timezone.localdate()),
        "back": who_would_come_back(request.actor),
    }
    return render(request, "coordinator/care.html", context)


@requires(RIGHT)
@require_POST
def coming_back(request: ActorRequest, wish_id: UUID) -> HttpResponse:
    """Welcome back, or not now; both after a talk."""
    wish = fetch(request.actor, RIGHT, ComingBack.objects.all(), pk=wish_id)
    yes = request.POST.get("answer") == "yes"
    try:
        answer_coming_back(actor=request.actor, at=timezone.now(), wish=wish, yes=yes)
    except IntervisionRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("coordinator:care")
    if yes:
        messages.success(request, _("Welcome back. Training and limits stand as they were."))
    else:
        messages.success(request, _("The wish is off the list. Please tell them yourself."))
    return redirect("coordinator:care")
