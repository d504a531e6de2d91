"""Continuity: the risks for coordinator and board, and the report for a successor."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naast.access.decide import decide, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.facts_continuity import continuity
from naast.cases.queries.hand_over import hand_over as report_for
from naast.people.actions.note_hands import note_hands
from naast.people.choices_continuity import Task
from naast.people.models_continuity import Hands
from naast.people.queries.places import site_names
from naast.web.continuity.words import ahead_in_words, line


class HandsForm(forms.Form):
    """A number for each; what is left empty stays as it was."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for task in Task:
            self.fields[task.value] = forms.IntegerField(
                label=_("How many people can %(what)s?") % {"what": task.label},
                min_value=0,
                max_value=20,
                required=False,
            )

    def people(self) -> dict[Task, int]:
        """For the action."""
        chosen = self.cleaned_data
        return {task: chosen[task.value] for task in Task if chosen[task.value] is not None}


@requires(Right.READ_CONTINUITY)
@never_cache
@require_safe
def risks(request: ActorRequest) -> HttpResponse:
    """Counts and sentences; no name of anybody."""
    sites = site_names()
    lines = [line(one, sites) for one in continuity(timezone.now())]
    context = {
        "risks": [one for one in lines if one.at_risk],
        "fine": [one for one in lines if not one.at_risk],
        "coordinates": decide(request.actor, Right.COORDINATE_CASES),
    }
    return render(request, "continuity/risks.html", context)


@requires(Right.COORDINATE_CASES)
@never_cache
def hands(request: ActorRequest) -> HttpResponse:
    """What Naast cannot count by itself."""
    noted = {row.task: row.people for row in Hands.objects.all()}
    form = HandsForm(request.POST or None, initial=noted)
    if request.method == "POST" and form.is_valid():
        note_hands(actor=request.actor, at=timezone.now(), people=form.people())
        messages.success(request, _("Noted. In a year you are asked again."))
        return redirect("continuity:risks")
    return render(request, "continuity/hands.html", {"form": form})


@requires(Right.COORDINATE_CASES)
@never_cache
@require_safe
def hand_over(request: ActorRequest) -> HttpResponse:
    """On paper it holds no name of a colleague, and no number that tells whom a case is about."""
    now = timezone.now()
    report = report_for(request.actor, at=now)
    if report is None:
        raise Http404
    sites = site_names()
    context = {
        "report": report,
        "ahead": [(one.on, ahead_in_words(one)) for one in report.ahead],
        "risks": [told for one in continuity(now) if (told := line(one, sites)).at_risk],
        "now": now,
    }
    return render(request, "continuity/hand_over.html", context)
