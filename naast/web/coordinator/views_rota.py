"""One rota: drafted by the computer, changed by hand, published by a person."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.supporters.actions.change_turn import change_turn
from naast.supporters.actions.draft_rota import draft_rota, draft_rota_again
from naast.supporters.actions.publish_rota import discard_rota, publish_rota
from naast.supporters.choices_rota import RotaState
from naast.supporters.models_rota import OnCallTurn, Rota
from naast.supporters.queries.rota import people_for_turn, rota_page
from naast.supporters.rules_rota import RotaRefused
from naast.supporters.wording_rota import WHY_NOT, summary_in_words, turn_in_words, why_in_words
from naast.web.coordinator.forms_on_call import RotaDaysForm, TurnForm


@requires(Right.PLAN_ON_CALL)
@never_cache
def rota_new(request: ActorRequest) -> HttpResponse:
    """The days; then the computer makes a draft, in some seconds."""
    form = RotaDaysForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = draft_rota(actor=request.actor, at=timezone.now(), **form.cleaned_data)
        except RotaRefused as refusal:
            form.add_error("first_on", str(refusal))
        else:
            return redirect("coordinator:rota", made.pk)
    return render(request, "coordinator/rota_new.html", {"form": form})


@requires(Right.PLAN_ON_CALL)
@never_cache
@require_safe
def rota(request: ActorRequest, rota_id: UUID) -> HttpResponse:
    """Each turn with its reason."""
    row = fetch(request.actor, Right.PLAN_ON_CALL, Rota.objects.all(), pk=rota_id)
    page = rota_page(request.actor, row)
    if page is None:
        raise Http404
    now = timezone.now()
    context = {
        "rota": row,
        "draft": row.state == RotaState.DRAFT.value,
        "summary": summary_in_words(page.summary),
        "rows": [
            {
                "id": turn.pk,
                "title": turn_in_words(turn),
                "reserve": turn.place == 2,
                "who": page.names.get(told.who or "", ""),
                "why": why_in_words(told),
                "broken": bool(told.broken),
                "over": turn.ends_at <= now,
            }
            for turn, told in page.rows
        ],
    }
    return render(request, "coordinator/rota.html", context)


@requires(Right.PLAN_ON_CALL)
@never_cache
def turn(request: ActorRequest, turn_id: UUID) -> HttpResponse:
    """Somebody else, by hand; what it would break stands beside each name."""
    row = fetch(request.actor, Right.PLAN_ON_CALL, OnCallTurn.objects.all(), pk=turn_id)
    people = [
        (str(one.id), f"{one.name} ({', '.join(str(WHY_NOT[code]) for code in one.broken)})"
         if one.broken else one.name)
        for one in people_for_turn(request.actor, row)
    ]  # fmt: skip
    first = {"supporter": str(row.supporter_id or "")}
    form = TurnForm(request.POST or None, people=people, initial=first)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["supporter"]
        try:
            change_turn(
                actor=request.actor,
                at=timezone.now(),
                turn=row,
                supporter_id=UUID(chosen) if chosen else None,
            )
        except RotaRefused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Changed by hand. A new draft keeps it."))
        return redirect("coordinator:rota", row.rota_id)
    context = {"turn": row, "title": turn_in_words(row), "form": form}
    return render(request, "coordinator/turn.html", context)


@requires(Right.PLAN_ON_CALL)
@require_POST
def rota_again(request: ActorRequest, rota_id: UUID) -> HttpResponse:
    """With the wishes of now."""
    row = fetch(request.actor, Right.PLAN_ON_CALL, Rota.objects.all(), pk=rota_id)
    try:
        draft_rota_again(actor=request.actor, at=timezone.now(), rota=row)
    except RotaRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Drafted again, with the wishes of now."))
    return redirect("coordinator:rota", rota_id)


@requires(Right.PLAN_ON_CALL)
@require_POST
def rota_publish(request: ActorRequest, rota_id: UUID) -> HttpResponse:
    """The team sees it."""
    row = fetch(request.actor, Right.PLAN_ON_CALL, Rota.objects.all(), pk=rota_id)
    publish_rota(actor=request.actor, at=timezone.now(), rota=row)
    messages.success(request, _("Published. Everybody with a turn gets a message."))
    return redirect("coordinator:rota", rota_id)


@requires(Right.PLAN_ON_CALL)
@require_POST
def rota_discard(request: ActorRequest, rota_id: UUID) -> HttpResponse:
    """A draft that nobody saw."""
    row = fetch(request.actor, Right.PLAN_ON_CALL, Rota.objects.all(), pk=rota_id)
    try:
        discard_rota(actor=request.actor, at=timezone.now(), rota=row)
    except RotaRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("coordinator:rota", rota_id)
    messages.success(request, _("Thrown away. Wishes stay."))
    return redirect("coordinator:on_call")
