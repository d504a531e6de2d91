"""Changing when a step of a calamity file is due: longer, corrected, let go, open again."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.access.decide import fetch
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.correct_step import correct_step, let_step_go, open_step_again
from naast.calamities.actions.keep_step import StepRefused
from naast.calamities.actions.lengthen_step import lengthen_step
from naast.calamities.logic.clocks.deadline import DoesNotFit
from naast.calamities.logic.plan import LET_GO_BY_WEIGHING, REPORT_RULES
from naast.calamities.models import CalamityFile, FileStep
from naast.calamities.queries.due import how_found
from naast.calamities.queries.files import files_for
from naast.calamities.wording import why_not
from naast.web.safety.calamity_pages import calamity_page, step_lines
from naast.web.safety.forms_calamity_clocks import (
    CorrectForm,
    LengthenForm,
    LetReportGoForm,
    ReasonForm,
)
from naast.web.safety.views_calamity_steps import show_step

AUTO_ID = "go_%s"  # a second form on the page: its ids are its own


def _step(request: ActorRequest, file_id: UUID, step_id: UUID) -> tuple[CalamityFile, FileStep]:
    file = fetch(request.actor, Right.KEEP_CALAMITIES, files_for(request.actor), pk=file_id)
    rows = file.steps.select_related("file__department", "owner")
    return file, fetch(request.actor, Right.DO_CALAMITY_STEPS, rows, pk=step_id)


@calamity_page(Right.KEEP_CALAMITIES)
@require_POST
def longer(request: ActorRequest, file_id: UUID, step_id: UUID) -> HttpResponse:
    """An extension, the day in a letter, or days on which the clock stood still."""
    file, row = _step(request, file_id, step_id)
    form = LengthenForm(request.POST, rule=how_found(row).rule)
    if form.is_valid():
        try:
            lengthen_step(
                actor=request.actor,
                at=timezone.now(),
                step_id=row.pk,
                extra_weeks=form.cleaned_data.get("extra_weeks") or 0,
                granted_until=form.cleaned_data.get("granted_until"),
                still=form.still(),
                asked=form.asked(),
                reason=form.cleaned_data.get("reason") or "",
            )
            return redirect("safety:calamity_step", file.pk, row.pk)
        except StepRefused as refusal:
            form.add_error(None, str(refusal))
        except DoesNotFit as problem:
            form.add_error(None, why_not(problem))
    return show_step(request, file, row, longer=form)


@calamity_page(Right.KEEP_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: ActorRequest, file_id: UUID, step_id: UUID) -> HttpResponse:
    """What should have been written, with the reason; what stood there stays to be seen."""
    file, row = _step(request, file_id, step_id)
    form = CorrectForm(request.POST or None, rule=how_found(row).rule, step=row)
    if request.method == "POST" and form.is_valid():
        try:
            correct_step(
                actor=request.actor,
                at=timezone.now(),
                step_id=row.pk,
                values=form.values(),
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("Corrected. What stood there before stays to be seen."))
            return redirect("safety:calamity_step", file.pk, row.pk)
        except StepRefused as refusal:
            form.add_error(None, str(refusal))
        except DoesNotFit as problem:
            form.add_error(None, why_not(problem))
    context = {
        "file": file,
        "line": step_lines([row])[0],
        "form": form,
        "reason": _reason_form(row),
        "may_go": row.rule not in LET_GO_BY_WEIGHING,
    }
    return render(request, "safety/calamity_correct.html", context)


@calamity_page(Right.KEEP_CALAMITIES)
@require_POST
def let_go(request: ActorRequest, file_id: UUID, step_id: UUID) -> HttpResponse:
    """Such as a clock that was started by mistake; the step of a report by a director only."""
    return _with_reason(request, file_id, step_id, let_step_go)


@calamity_page(Right.KEEP_CALAMITIES)
@require_POST
def again(request: ActorRequest, file_id: UUID, step_id: UUID) -> HttpResponse:
    """It was not done after all, or let go too soon."""
    return _with_reason(request, file_id, step_id, open_step_again)


def _with_reason(
    request: ActorRequest, file_id: UUID, step_id: UUID, act: Callable[..., FileStep]
) -> HttpResponse:
    file, row = _step(request, file_id, step_id)
    form = _reason_form(row, request.POST)
    if form.is_valid():
        more = {"decided": form.decided()} if isinstance(form, LetReportGoForm) else {}
        try:
            act(
                actor=request.actor,
                at=timezone.now(),
                step_id=row.pk,
                reason=form.cleaned_data["reason"],
                **more,
            )
            return redirect("safety:calamity_step", file.pk, row.pk)
        except StepRefused as refusal:
            form.add_error(None, str(refusal))
    correcting = CorrectForm(rule=how_found(row).rule, step=row)
    context = {
        "file": file,
        "line": step_lines([row])[0],
        "form": correcting,
        "reason": form,
        "may_go": row.rule not in LET_GO_BY_WEIGHING,
    }
    return render(request, "safety/calamity_correct.html", context)


def _reason_form(row: FileStep, told: QueryDict | None = None) -> ReasonForm | LetReportGoForm:
    """An open step of a report goes by a director's decision, and opens again with a reason."""
    is_open = row.done_on is None and not row.not_needed
    kind = LetReportGoForm if is_open and row.rule in REPORT_RULES else ReasonForm
    return kind(told, auto_id=AUTO_ID)
