"""On call: what holds, who it is now, swaps that wait, and the hours of everybody."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.queries.standing import standing_instruction
from naast.supporters.actions.choose_on_call import choose_on_call
from naast.supporters.actions.swap_turn import decide_swap
from naast.supporters.models_rota import TurnOffer
from naast.supporters.queries.on_call import on_call_choice, pattern_of, turns_at
from naast.supporters.queries.rota import (
    empty_turns,
    hours_of_team,
    offers_to_decide,
    rotas,
)
from naast.supporters.rules_rota import RotaRefused
from naast.supporters.wording_rota import turn_in_words
from naast.web.coordinator.forms_on_call import OnCallForm


@requires(Right.PLAN_ON_CALL)
@never_cache
@require_safe
def on_call(request: ActorRequest) -> HttpResponse:
    """Names of supporters, never of colleagues."""
    now = timezone.now()
    today = timezone.localdate(now)
    context = {
        "choice": on_call_choice(),
        "wanted": pattern_of(on_call_choice()).on,
        "now": [(row, turn_in_words(row)) for row in turns_at(now)],
        "standing": standing_instruction(now),
        "swaps": [(row, turn_in_words(row.turn)) for row in offers_to_decide(request.actor, now)],
        "empty": [(row, turn_in_words(row)) for row in empty_turns(request.actor, now)],
        "rotas": rotas(request.actor, today),
        "hours": hours_of_team(request.actor, today),
    }
    return render(request, "coordinator/on_call.html", context)


@requires(Right.PLAN_ON_CALL)
@never_cache
def on_call_settings(request: ActorRequest) -> HttpResponse:
    """Whether anybody is on call, when, and with how much rest."""
    choice = on_call_choice()
    first = {name: getattr(choice, name) for name in OnCallForm.base_fields}
    form = OnCallForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            choose_on_call(actor=request.actor, at=timezone.now(), values=form.values())
        except RotaRefused as refusal:
            form.add_error("starts", str(refusal))
        else:
            messages.success(request, _("Saved. It holds for the next rota that you draft."))
            return redirect("coordinator:on_call")
    return render(request, "coordinator/on_call_settings.html", {"form": form})


@requires(Right.PLAN_ON_CALL)
@require_POST
def swap(request: ActorRequest, offer_id: UUID) -> HttpResponse:
    """Agree although it breaks the rest, or not."""
    row = fetch(request.actor, Right.PLAN_ON_CALL, TurnOffer.objects.all(), pk=offer_id)
    agreed = request.POST.get("agreed") == "yes"
    try:
        decide_swap(actor=request.actor, at=timezone.now(), offer=row, agreed=agreed)
    except RotaRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Noted. Both hear that the rota changed."))
    return redirect("coordinator:on_call")
