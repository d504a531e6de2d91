"""The colleague's own pass for the anonymous questions: shown once, kept nowhere."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.logic.passes import gets_pass
from naast.cases.logic.steps import NotNow
from naast.cases.models import Case
from naast.cases.queries.opened import open_case
from naast.cases.queries.own import own_case
from naast.evaluation.logic.rounds import Way
from naast.evaluation.queries.rounds import round_for_answers
from naast.evaluation.rules import EvaluationRefused
from naast.privacy.passes import new_pass, offered, pass_offered
from naast.privacy.vault_client import Purpose
from naast.web.evaluation import NOT_PROMISED, PROMISED, evaluation_page, qr_of
from naast.workflows.give_pass import give_pass

ROLE = "colleague"


@evaluation_page
@requires(Right.CHANGE_OWN_SUPPORT)
@never_cache
@sensitive_post_parameters()  # the pass waits in the form
@require_http_methods(["GET", "HEAD", "POST"])
def own_pass(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """What is asked and what is promised; a press shows the pass in this one answer."""
    case = own_case(request.actor, case_id)
    if case is None:
        raise Http404
    if request.method == "POST":
        return _given(request, case)
    round_ = round_for_answers()
    progress = open_case(case, actor=request.actor, role=ROLE, purpose=Purpose.OWN).progress
    context = {
        "round": round_,
        "on_paper": round_ is not None and round_.way == Way.PAPER.value,
        "can": gets_pass(progress),
        "given": bool(progress.pass_given),
        "offer": offered(new_pass(), str(case.id)),
        "promised": PROMISED,
        "not_promised": NOT_PROMISED,
    }
    return render(request, "colleague/pass.html", context)


def _given(request: ActorRequest, case: Case) -> HttpResponse:
    value = pass_offered(request.POST.get("offer", ""), str(case.id))
    actor, now = request.actor, timezone.now()
    try:
        given = give_pass(actor=actor, at=now, case=case, role=ROLE, value=value)
    except (NotNow, EvaluationRefused) as refusal:
        messages.warning(request, _(str(refusal)))
        return redirect("colleague:pass", case.id)
    if given.shown is None:
        return redirect("colleague:support")
    context = {"shown": given.shown, "qr": qr_of(given.shown.link)}
    return render(request, "colleague/pass_given.html", context)
