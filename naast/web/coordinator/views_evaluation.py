"""Rounds of anonymous questions, one thing at a time; no page tells how many answered."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.evaluation.actions.choose_evaluation import choose_evaluation
from naast.evaluation.actions.close_round import close_round
from naast.evaluation.actions.destroy_round import destroy_round
from naast.evaluation.actions.export_box import export_box
from naast.evaluation.actions.prepare_round import Brought, prepare_round
from naast.evaluation.actions.start_round import start_round
from naast.evaluation.actions.take_result import take_result
from naast.evaluation.actions.watch_rounds import waits_since
from naast.evaluation.choices import STATE_LABELS, STATE_TONES
from naast.evaluation.logic.encoding import canonical
from naast.evaluation.logic.opening import print_of
from naast.evaluation.logic.passes import grouped
from naast.evaluation.logic.rounds import FEW_CASES, TAKES_ANSWERS, Way, count_by
from naast.evaluation.models import Round
from naast.evaluation.queries.rounds import choice, rounds_kept_by, rounds_over
from naast.evaluation.rules import EvaluationRefused
from naast.people.queries import hospital
from naast.questionnaires.queries import evaluation_form
from naast.supporters.facts_team import support_ended
from naast.web.coordinator.forms_evaluation import ChoiceForm, KeepersFileForm
from naast.web.evaluation import settings_page

RIGHT = Right.KEEP_EVALUATION
YEAR = timedelta(days=365)


@settings_page
@requires(RIGHT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def evaluation(request: ActorRequest) -> HttpResponse:
    """Where the rounds stand; without an open one, the form that prepares the next."""
    chosen, rounds = choice(), rounds_kept_by(request.actor)
    form = None
    if chosen.on and not any(one.stands in TAKES_ANSWERS or not one.mark for one in rounds):
        form = _opening_form(request, chosen.way)
        if request.method == "POST" and _prepared(request, form, chosen.way):
            return redirect("coordinator:evaluation")
    context = {
        "chosen": chosen,
        "form": form,
        "on_paper": chosen.way == Way.PAPER.value,
        "rounds": [_card(one) for one in rounds],
        "over": [_card(one) for one in rounds_over(request.actor)],
        "few": _few_cases(),
        "few_cases": FEW_CASES,
    }
    return render(request, "coordinator/evaluation.html", context)


def _opening_form(request: ActorRequest, way: str) -> KeepersFileForm:
    bound = request.method == "POST" and way == Way.BALLOTS.value
    return KeepersFileForm(
        request.POST if bound else None,
        request.FILES if bound else None,
        label=_("The keepers' opening file"),
        hint=_("Their tool writes it at the ceremony. Nothing in it is secret."),
    )


def _prepared(request: ActorRequest, form: KeepersFileForm, way: str) -> bool:
    if way == Way.BALLOTS.value and not form.is_valid():
        return False
    opening = form.cleaned_data["file"] if form.is_bound else ""
    brought = Brought(opening=opening, form=evaluation_form().decode())
    try:
        prepare_round(actor=request.actor, at=timezone.now(), brought=brought)
    except EvaluationRefused as refusal:
        if form.is_bound:
            form.add_error("file", str(refusal))
        else:
            messages.warning(request, str(refusal))
        return not form.is_bound
    messages.success(request, _("Compare the marks below, then start."))
    return True


def _few_cases() -> bool:
    today = timezone.localdate()
    return support_ended(today - YEAR, today) < FEW_CASES


def _card(row: Round) -> dict[str, object]:
    since = waits_since(row)
    return {
        "row": row,
        "state": row.state,
        "label": STATE_LABELS[row.stands],
        "tone": STATE_TONES[row.stands],
        "on_paper": row.way == Way.PAPER.value,
        "mark": grouped(row.mark[:16]),
        "keepers": row.opening.get("keepers"),
        "keepers_mark": grouped(str(row.opening.get("mark", ""))),
        "keepers_print": grouped(print_of(row.opening)),
        "count_by": count_by(since) if since else None,
    }


@settings_page
@requires(RIGHT)
@require_POST
def evaluation_start(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """Passes can be given from now on."""
    row = fetch(request.actor, RIGHT, Round.objects.all(), pk=round_id)
    now = timezone.now()
    try:
        start_round(actor=request.actor, at=now, round_=row, hospital=hospital().name)
    except EvaluationRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The round collects answers. Supporters can give passes now."))
    return redirect("coordinator:evaluation")


@settings_page
@requires(RIGHT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_close(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """Asks once more; then no answer comes in any more."""
    row = fetch(request.actor, RIGHT, Round.objects.all(), pk=round_id)
    if request.method != "POST":
        return render(request, "coordinator/evaluation_close.html", {"one": _card(row)})
    try:
        close_round(actor=request.actor, at=timezone.now(), round_=row)
    except EvaluationRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Closed. Now the keepers count."))
    return redirect("coordinator:evaluation")


@settings_page
@requires(RIGHT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_end(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """Asks once more; then everything of it is destroyed unread."""
    row = fetch(request.actor, RIGHT, Round.objects.all(), pk=round_id)
    if request.method != "POST":
        return render(request, "coordinator/evaluation_end.html", {"one": _card(row)})
    try:
        destroy_round(actor=request.actor, at=timezone.now(), round_=row)
    except EvaluationRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The round is over. Nothing of it can be read."))
    return redirect("coordinator:evaluation")


@settings_page
@requires(RIGHT)
@never_cache
@require_POST
def evaluation_box(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """The sealed box as a file for the keepers."""
    row = fetch(request.actor, RIGHT, Round.objects.all(), pk=round_id)
    try:
        box = export_box(actor=request.actor, at=timezone.now(), round_=row)
    except EvaluationRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("coordinator:evaluation")
    answer = HttpResponse(canonical(box), content_type="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="box-{row.code[:8]}.json"'
    return answer


@settings_page
@requires(RIGHT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_result(request: ActorRequest, round_id: UUID) -> HttpResponse:
    """The keepers' result comes in; it is shown nowhere as it is."""
    row = fetch(request.actor, RIGHT, Round.objects.all(), pk=round_id)
    form = KeepersFileForm(
        request.POST or None,
        request.FILES or None,
        label=_("The keepers' result file"),
        hint=_("Their tool writes it after the count. Naast checks its signature and its sums."),
    )
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["file"]
        try:
            take_result(actor=request.actor, at=timezone.now(), round_=row, text=text)
        except EvaluationRefused as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("The result is in. The box and its keys are destroyed."))
            return redirect("coordinator:evaluation")
    context = {"form": form, "one": _card(row)}
    return render(request, "coordinator/evaluation_result.html", context)


@settings_page
@requires(RIGHT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def evaluation_choice(request: ActorRequest) -> HttpResponse:
    """Whether there is an evaluation, how people answer, and from how many on it is counted."""
    form = ChoiceForm(request.POST or None, chosen=choice())
    if request.method == "POST" and form.is_valid():
        try:
            choose_evaluation(actor=request.actor, at=timezone.now(), chosen=form.chosen())
        except EvaluationRefused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Saved. It holds from the next round on."))
            return redirect("coordinator:evaluation")
    return render(request, "coordinator/evaluation_choice.html", {"form": form})
