"""Whom to ask, for all who wait; and what counts when supporters are proposed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.actions.choose_matching import choose_matching, restore_matching
from naast.cases.actions.show_whom_to_ask import show_whom_to_ask
from naast.cases.choices_weights import example_in_words, without_fairness
from naast.cases.logic.weights import default_choice
from naast.cases.queries.matching_choice import matching_choice
from naast.cases.queries.revealed import revealed_to
from naast.web.coordinator.forms_matching import MatchingForm, choice_at_first
from naast.web.coordinator.lines import to_show_next


@requires(Right.COORDINATE_CASES)
@require_POST
def whom_to_ask(request: ActorRequest) -> HttpResponse:
    """Shows the proposals for those who wait, on the day's page, for an hour."""
    now = timezone.now()
    shown = revealed_to(request.actor, at=now)
    cases = to_show_next(request.actor, at=now, shown=shown)
    if not show_whom_to_ask(actor=request.actor, at=now, cases=cases):
        messages.info(request, _("Nobody waits to be asked for."))
    return redirect("coordinator:start")


@requires(Right.CHOOSE_MATCHING)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def matching(request: ActorRequest) -> HttpResponse:
    """The weights in words, with what they change in an invented example."""
    now, current = timezone.now(), matching_choice()
    form = MatchingForm(request.POST or None, initial=choice_at_first(current))
    wanted = current
    if request.method == "POST" and "restore" in request.POST:
        restore_matching(actor=request.actor, at=now, policy=current.policy)
        messages.success(request, _("Naast chooses again as it was delivered."))
        return redirect("coordinator:matching")
    if request.method == "POST" and form.is_valid():
        wanted = form.choice()
        if "preview" not in request.POST:
            choose_matching(actor=request.actor, at=now, choice=wanted)
            messages.success(request, _("Saved. It holds for the next proposal."))
            return redirect("coordinator:matching")
    context = {
        "form": form,
        "example": example_in_words(current, wanted),
        "previewed": wanted is not current,
        "unfair": without_fairness(wanted),
        "as_delivered": current == default_choice(current.policy),
    }
    return render(request, "coordinator/matching.html", context)
