"""A supporter hands over the pass: on the screen for the colleague's own telephone, or a card."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.logic.passes import gets_pass
from naast.cases.logic.steps import NotNow
from naast.cases.models import Case
from naast.cases.queries.opened import open_case
from naast.evaluation.logic.rounds import Way
from naast.evaluation.queries.rounds import round_for_answers
from naast.evaluation.rules import EvaluationRefused
from naast.privacy.passes import new_pass, offered, pass_offered
from naast.privacy.vault_client import Purpose
from naast.web.evaluation import evaluation_page, qr_of
from naast.workflows.give_pass import give_pass

ROLE, CARD = "supporter", "card"


@evaluation_page
@requires(Right.SUPPORT_COLLEAGUES)
@never_cache
@sensitive_post_parameters()  # the pass waits in the form
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Two ways; each is pressed once."""
    case = fetch(request.actor, Right.SUPPORT_COLLEAGUES, Case.objects.all(), pk=case_id)
    if request.method == "POST":
        return _given(request, case, card=request.POST.get("how") == CARD)
    round_ = round_for_answers()
    progress = open_case(case, actor=request.actor, role=ROLE, purpose=Purpose.SUPPORT).progress
    context = {
        "case": case,
        "round": round_,
        "on_paper": round_ is not None and round_.way == Way.PAPER.value,
        "can": gets_pass(progress),
        "given": bool(progress.pass_given),
        "offer": offered(new_pass(), str(case.id)),
    }
    return render(request, "supporter/pass.html", context)


def _given(request: ActorRequest, case: Case, *, card: bool) -> HttpResponse:
    value = pass_offered(request.POST.get("offer", ""), str(case.id))
    actor, now = request.actor, timezone.now()
    try:
        given = give_pass(actor=actor, at=now, case=case, role=ROLE, card=card, value=value)
    except (NotNow, EvaluationRefused) as refusal:
        messages.warning(request, _(str(refusal)))
        return redirect("supporter:pass", case.id)
    if given.shown is None:
        messages.success(request, _("Thank you. Whether they use it is up to them."))
        return redirect("supporter:case", case.id)
    context = {"case": case, "shown": given.shown, "qr": qr_of(given.shown.link)}
    return render(request, "supporter/pass_given.html", context)
