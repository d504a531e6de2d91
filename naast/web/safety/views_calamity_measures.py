"""Measures: of all files, of one file, and those that were entrusted to oneself."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from naast.access.decide import fetch
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.keep_measure import (
    MeasureRefused,
    carry_out_measure,
    change_measure,
    let_measure_go,
    plan_measure,
    record_effect,
)
from naast.calamities.models import CalamityFile
from naast.calamities.models_measure import Measure
from naast.calamities.queries.files import files_for
from naast.calamities.queries.measures import measures_to_keep, open_measures, own_measures, read
from naast.calamities.queries.tree import root_causes
from naast.incidents.queries.naming import colleagues_found, colleagues_with
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.forms_calamity_measure import (
    CarriedOutForm,
    EffectForm,
    LetGoForm,
    MeasureForm,
)
from naast.web.safety.measure_pages import measure_line, measure_lines


@calamity_page(Right.KEEP_MEASURES)
@never_cache
@require_safe
def measures(request: ActorRequest) -> HttpResponse:
    """Late ones first, then what waits."""
    late, waiting = open_measures(request.actor, timezone.localdate())
    context = {"late": measure_lines(late), "waiting": measure_lines(waiting)}
    return render(request, "safety/calamity_measures.html", context)


@calamity_page(Right.KEEP_MEASURES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """Plans one for a file."""
    file = fetch(request.actor, Right.KEEP_MEASURES, files_for(request.actor), pk=file_id)
    form = _form(request, file)
    if _sent(request) and form.is_valid():
        try:
            plan_measure(actor=request.actor, at=timezone.now(), file_id=file.pk, plan=form.plan())
        except MeasureRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Planned. Whoever carries it out gets a message."))
            return redirect("safety:calamity", file.pk)
    return _planning(request, form, file)


@calamity_page(Right.KEEP_MEASURES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: ActorRequest, measure_id: UUID) -> HttpResponse:
    """Everything of a measure, and what can be said about it now."""
    row = fetch(request.actor, Right.KEEP_MEASURES, measures_to_keep(request.actor), pk=measure_id)
    form, done = _said(request, row, may_let_go=True)
    if done:
        return redirect("safety:measure", row.pk)
    texts = {cause.node: cause.text for cause in root_causes(actor=request.actor, file=row.file)}
    context = {
        "line": measure_line(read(row), texts),
        "row": row,
        "form": form,
        "let_go": LetGoForm() if row.state == "planned" else None,
    }
    return render(request, "safety/calamity_measure.html", context)


@calamity_page(Right.KEEP_MEASURES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActorRequest, measure_id: UUID) -> HttpResponse:
    """Another day, somebody else, better words."""
    row = fetch(request.actor, Right.KEEP_MEASURES, measures_to_keep(request.actor), pk=measure_id)
    form = _form(request, row.file, row)
    if _sent(request) and form.is_valid():
        try:
            change_measure(
                actor=request.actor, at=timezone.now(), measure_id=row.pk, plan=form.plan()
            )
        except MeasureRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("safety:measure", row.pk)
    return _planning(request, form, row.file, row)


@calamity_page(Right.CARRY_OUT_MEASURES)
@never_cache
@require_safe
def mine(request: ActorRequest) -> HttpResponse:
    """Entrusted to the reader."""
    rows = [read(row) for row in own_measures(request.actor)]
    context = {
        "waiting": measure_lines(one for one in rows if one.standing.waiting_for),
        "over": measure_lines(one for one in rows if not one.standing.waiting_for),
    }
    return render(request, "safety/calamity_measures_mine.html", context)


@calamity_page(Right.CARRY_OUT_MEASURES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_own(request: ActorRequest, measure_id: UUID) -> HttpResponse:
    """One of them: nothing of the file or its causes."""
    row = fetch(request.actor, Right.CARRY_OUT_MEASURES, own_measures(request.actor), pk=measure_id)
    form, done = _said(request, row)
    if done:
        return redirect("safety:measures_mine")
    context = {"line": measure_line(read(row), {}), "form": form}
    return render(request, "safety/calamity_measure_mine.html", context)


def _said(request: ActorRequest, row: Measure, *, may_let_go: bool = False) -> tuple[Any, bool]:
    """The form for what comes next, and whether something was said with it."""
    posted = request.POST if request.method == "POST" else None
    told: dict[str, Any] = {"actor": request.actor, "at": timezone.now(), "measure_id": row.pk}
    form: Any = None
    if row.state == "planned":
        form = CarriedOutForm(posted, initial={"done_on": timezone.localdate()})
    elif row.state == "done":
        form = EffectForm(posted)
    if may_let_go and posted is not None and "reason" in posted and row.state == "planned":
        form = LetGoForm(posted)
    if posted is None or form is None or not form.is_valid():
        return form, False
    acts: dict[type, Any] = {
        CarriedOutForm: carry_out_measure,
        EffectForm: record_effect,
        LetGoForm: let_measure_go,
    }
    act = acts[type(form)]
    try:
        act(**told, **form.cleaned_data)
    except MeasureRefused as refusal:
        form.add_error(None, str(refusal))
        return form, False
    messages.success(request, _("Noted."))
    return form, True


def _sent(request: ActorRequest) -> bool:
    return request.method == "POST" and request.POST.get("step") != "find"


def _form(request: ActorRequest, file: CalamityFile, row: Measure | None = None) -> MeasureForm:
    """After a search: what was typed so far, with whoever was found to choose from."""
    told: Mapping[str, Any] = request.POST
    causes = [(cause.node, cause.text) for cause in root_causes(actor=request.actor, file=file)]
    owners = _owners(request, told, row)
    known = {"causes": causes, "owners": owners}
    if request.method == "POST" and not _sent(request):
        typed = {name: told.get(name, "") for name in MeasureForm.base_fields}
        return MeasureForm(initial=typed | {"nodes": request.POST.getlist("nodes")}, **known)
    if request.method == "POST":
        return MeasureForm(told, **known)
    return MeasureForm(initial=_initial(row) if row else None, **known)


def _owners(
    request: ActorRequest, told: Mapping[str, Any], row: Measure | None
) -> list[tuple[UUID, str]]:
    today = timezone.localdate()
    found = colleagues_found(request.actor, str(told.get("find", ""))[:60], today)
    ids = [row.owner_id] if row and row.owner_id else []
    with suppress(ValueError):
        ids.append(UUID(str(told.get("owner", ""))))
    known = colleagues_with(request.actor, ids, today)
    people = {person.pk: person for person in [*known.values(), *found]}
    return [(pk, f"{person.name}, {person.department.name}") for pk, person in people.items()]


def _initial(row: Measure) -> dict[str, Any]:
    texts = read(row).texts
    return {
        "what": texts.what,
        "expected": texts.expected,
        "check": texts.check,
        "kind": row.kind,
        "nodes": row.nodes,
        "owner": str(row.owner_id) if row.owner_id else "",
        "due_on": row.due_on,
        "check_on": row.check_on,
    }


def _planning(
    request: ActorRequest, form: MeasureForm, file: CalamityFile, row: Measure | None = None
) -> HttpResponse:
    searched = request.POST.get("find", "") if request.method == "POST" else ""
    context = {"form": form, "file": file, "row": row, "searched": searched}
    return render(request, "safety/calamity_measure_plan.html", context)
