"""The hospital's own steps and closed days: what a file that is opened from now on begins with."""

from datetime import date
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.keep_plan import keep_plan
from naast.calamities.logic.plan import (
    OwnStep,
    Plan,
    PlanRefused,
    Way,
    moved,
    shipped,
    with_closed,
    with_step,
    without_closed,
    without_step,
)
from naast.calamities.queries.plans import plan_now
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.forms_calamity_plan import (
    BEGINS,
    OWNERS,
    ClosedDayForm,
    OwnStepForm,
    shown_title,
    values_of,
)

WHY_NOT = {
    "too_many": gettext_lazy("There are thirty steps already. Take one away first."),
    "double": gettext_lazy("This day is in the list already."),
    "length": gettext_lazy(
        "That is no period: give a number that fits how it is counted, at most a year of days or "
        "two years of weeks."
    ),
    "window": gettext_lazy(
        "“Not before” counts weeks: fewer than the step takes, and only for a step in weeks."
    ),
    "unknown": gettext_lazy("This step is not in the list any more."),
}


@calamity_page(Right.KEEP_CALAMITIES)
@never_cache
@require_safe
def plan(request: ActorRequest) -> HttpResponse:
    """Steps in their order, closed days, and what leads to changing them."""
    return _page(request, ClosedDayForm())


def _page(request: ActorRequest, form: ClosedDayForm) -> HttpResponse:
    now = plan_now()
    context = {
        "steps": [_row(one) for one in now.steps],
        "closed": now.closed,
        "form": form,
        "is_shipped": now == shipped(),
    }
    return render(request, "safety/calamity_plan.html", context)


def _row(step: OwnStep) -> dict[str, object]:
    return {
        "name": step.name,
        "title": shown_title(step),
        "period": period_of(step),
        "begins": dict(BEGINS)[step.begins],
        "owner": dict(OWNERS)[step.owner],
    }


def period_of(step: OwnStep) -> str:
    """Such as: between week 4 and week 5."""
    told = {"count": step.length, "first": step.opens_after}
    if step.unit == "at_once":
        return _("at once")
    if step.opens_after is not None:
        return _("between week %(first)s and week %(count)s") % told
    if step.unit == "weeks":
        return ngettext("%(count)s week", "%(count)s weeks", step.length) % told
    if step.unit == "days":
        return ngettext("%(count)s day", "%(count)s days", step.length) % told
    return ngettext("%(count)s working day", "%(count)s working days", step.length) % told


@calamity_page(Right.KEEP_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_step(request: ActorRequest) -> HttpResponse:
    """One more step, at the end."""
    first = {"begins": "established", "owner": "calamity_secretary", "unit": "weeks"}
    return _edit(request, OwnStepForm(request.POST or None, initial=first), None)


@calamity_page(Right.KEEP_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_step(request: ActorRequest, name: str) -> HttpResponse:
    """Another name, owner, period or start."""
    step = next((one for one in plan_now().steps if one.name == name), None)
    if step is None:
        raise Http404
    return _edit(request, OwnStepForm(request.POST or None, initial=values_of(step)), step)


def _edit(request: ActorRequest, form: OwnStepForm, step: OwnStep | None) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            changed = with_step(plan_now(), form.step(step.name if step else None))
            return _keep(request, changed, "change a step" if step else "add a step")
        except PlanRefused as refusal:
            form.add_error(None, str(WHY_NOT[refusal.code]))
    title = shown_title(step) if step else ""
    return render(request, "safety/calamity_plan_step.html", {"form": form, "title": title})


@calamity_page(Right.KEEP_CALAMITIES)
@require_POST
def move_step(request: ActorRequest, name: str, word: str) -> HttpResponse:
    """up, down, or away."""
    if word not in {"up", "down", "away"}:
        raise Http404
    try:
        if word == "away":
            return _keep(request, without_step(plan_now(), name), "take a step away")
        return _keep(request, moved(plan_now(), name, cast("Way", word)), "move a step")
    except PlanRefused as refusal:
        messages.error(request, str(WHY_NOT[refusal.code]))
        return redirect("safety:calamity_plan")


@calamity_page(Right.KEEP_CALAMITIES)
@require_POST
def add_closed(request: ActorRequest) -> HttpResponse:
    """A day on which the hospital is closed."""
    form = ClosedDayForm(request.POST)
    if form.is_valid():
        try:
            return _keep(request, with_closed(plan_now(), form.day()), "add a closed day")
        except PlanRefused as refusal:
            form.add_error("on", str(WHY_NOT[refusal.code]))
    return _page(request, form)


@calamity_page(Right.KEEP_CALAMITIES)
@require_POST
def drop_closed(request: ActorRequest, on: str) -> HttpResponse:
    """An ordinary day again."""
    try:
        day = date.fromisoformat(on)
    except ValueError as problem:
        raise Http404 from problem
    return _keep(request, without_closed(plan_now(), day), "take a closed day away")


@calamity_page(Right.KEEP_CALAMITIES)
@require_POST
def ship(request: ActorRequest) -> HttpResponse:
    """The steps that Naast is delivered with; the closed days stay."""
    back = Plan(shipped().steps, plan_now().closed)
    return _keep(request, back, "take the delivered steps")


def _keep(request: ActorRequest, changed: Plan, what: str) -> HttpResponse:
    keep_plan(actor=request.actor, at=timezone.now(), plan=changed, what=what)
    messages.success(request, _("Kept. It holds for files that are opened from now on."))
    return redirect("safety:calamity_plan")
