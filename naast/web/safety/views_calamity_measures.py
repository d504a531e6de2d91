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
    StaleMeasure,
    carry_out_measure,
    change_measure,
    let_measure_go,
    plan_measure,
    record_effect,
)
from naast.calamities.models import CalamityFile
from naast.calamities.models_measure import Measure
from naast.calamities.queries.files import files_for
from naast.calamities.queries.measures import (
    cannot_tell_again,
    measures_to_keep,
    moves_of,
    open_measures,
    own_measures,
    read,
)
from naast.calamities.queries.names_tree import NamesSomebody
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
from naast.web.safety.names_asked import names_asked, not_names


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
    asked: list[tuple[str, bool]] = []
    if _sent(request) and form.is_valid():
        try:
            plan_measure(
                actor=request.actor,
                at=timezone.now(),
                file_id=file.pk,
                plan=form.plan(),
                not_names=not_names(request),
            )
        except (MeasureRefused, NamesSomebody) as refusal:
            form.add_error(None, str(refusal))
            asked = names_asked(request, refusal)
        else:
            messages.success(request, _("Planned. Whoever carries it out gets a message."))
            return redirect("safety:calamity", file.pk)
    return _planning(request, form, file, asked=asked)


@calamity_page(Right.KEEP_MEASURES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: ActorRequest, measure_id: UUID) -> HttpResponse:
    """Everything of a measure, and what can be said about it now."""
    row = fetch(request.actor, Right.KEEP_MEASURES, measures_to_keep(request.actor), pk=measure_id)
    form, asked, done = _said(request, row, keeps=True)
    if done:
        return redirect("safety:measure", row.pk)
    texts = {cause.node: cause.text for cause in root_causes(actor=request.actor, file=row.file)}
    context = {
        "line": measure_line(read(row), texts),
        "row": row,
        "form": form,
        "asked": asked,
        "moves": moves_of(row),
        "is_owner": request.actor.id in {str(row.owner_id), str(row.carried_by)},
        "let_go": LetGoForm(initial={"revision": row.revision})
        if row.state == "planned" and not isinstance(form, LetGoForm)
        else None,
    }
    return render(request, "safety/calamity_measure.html", context)


@calamity_page(Right.KEEP_MEASURES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActorRequest, measure_id: UUID) -> HttpResponse:
    """Another day, somebody else, better words."""
    row = fetch(request.actor, Right.KEEP_MEASURES, measures_to_keep(request.actor), pk=measure_id)
    form = _form(request, row.file, row)
    asked: list[tuple[str, bool]] = []
    newer = False
    if _sent(request) and form.is_valid():
        try:
            change_measure(
                actor=request.actor,
                at=timezone.now(),
                measure_id=row.pk,
                revision=form.cleaned_data["revision"],
                plan=form.plan(),
                reason=form.cleaned_data["reason"],
                not_names=not_names(request),
            )
        except (MeasureRefused, NamesSomebody) as refusal:
            form.add_error(None, str(refusal))
            asked, newer = names_asked(request, refusal), isinstance(refusal, StaleMeasure)
            form.again(row.revision)
        else:
            return redirect("safety:measure", row.pk)
    return _planning(request, form, row.file, row, asked=asked, newer=newer)


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
    form, asked, done = _said(request, row)
    if done:
        return redirect("safety:measures_mine")
    context = {
        "line": measure_line(read(row), {}),
        "form": form,
        "asked": asked,
        "moves": moves_of(row),
        "is_owner": True,
    }
    return render(request, "safety/calamity_measure_mine.html", context)


ACTS: dict[str, Any] = {
    CarriedOutForm.says: carry_out_measure,
    EffectForm.says: record_effect,
    LetGoForm.says: let_measure_go,
}


def _said(
    request: ActorRequest, row: Measure, *, keeps: bool = False
) -> tuple[Any, list[tuple[str, bool]], bool]:
    """The form for what comes next, words that look like names, and whether something was said.

    What was typed stays in its form, also where the measure went on meanwhile. keeps: the reader
    keeps measures of the file, and does not only carry this one out."""
    posted = request.POST if request.method == "POST" else None
    form = _next_form(row, posted, keeps=keeps)
    if posted is None or form is None or not form.is_valid():
        return form, [], False
    told: dict[str, Any] = {"actor": request.actor, "at": timezone.now(), "measure_id": row.pk}
    try:
        ACTS[form.says](**told, **form.cleaned_data, not_names=not_names(request))
    except (MeasureRefused, NamesSomebody) as refusal:
        form.add_error(None, str(refusal))
        form.again(row.revision)
        return form, names_asked(request, refusal), False
    messages.success(request, _("Noted."))
    return form, [], True


def _next_form(row: Measure, posted: Any, *, keeps: bool) -> Any:
    says = posted.get("says", "") if posted is not None else ""
    seen = {"revision": row.revision}
    if says == LetGoForm.says and keeps:
        return LetGoForm(posted)
    if says == CarriedOutForm.says or (not says and row.state == "planned"):
        return CarriedOutForm(posted, initial=seen | {"done_on": timezone.localdate()})
    if keeps and (says == EffectForm.says or (not says and _to_check(row))):
        return EffectForm(posted, initial=seen, again=cannot_tell_again(row))
    return None


def _to_check(row: Measure) -> bool:
    return row.state == "done" and timezone.localdate() >= row.check_on


def _sent(request: ActorRequest) -> bool:
    return request.method == "POST" and request.POST.get("step") != "find"


def _form(request: ActorRequest, file: CalamityFile, row: Measure | None = None) -> MeasureForm:
    """After a search: what was typed so far, with whoever was found to choose from."""
    told: Mapping[str, Any] = request.POST
    causes = [(cause.node, cause.text) for cause in root_causes(actor=request.actor, file=file)]
    owners = _owners(request, told, row)
    known: dict[str, Any] = {"causes": causes, "owners": owners, "changes": row is not None}
    if request.method == "POST" and not _sent(request):
        typed = {name: told.get(name, "") for name in MeasureForm.base_fields}
        return MeasureForm(initial=typed | {"nodes": request.POST.getlist("nodes")}, **known)
    if request.method == "POST":
        return MeasureForm(told, **known)
    return MeasureForm(initial=_initial(row) if row else {"revision": 0}, **known)


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
        "revision": row.revision,
    }


def _planning(
    request: ActorRequest,
    form: MeasureForm,
    file: CalamityFile,
    row: Measure | None = None,
    *,
    asked: list[tuple[str, bool]],
    newer: bool = False,
) -> HttpResponse:
    """newer: what somebody else wrote meanwhile is shown beside what was typed."""
    searched = request.POST.get("find", "") if request.method == "POST" else ""
    context = {
        "form": form,
        "file": file,
        "row": row,
        "searched": searched,
        "asked": asked,
        "line": measure_line(read(row), {}) if row and newer else None,
    }
    return render(request, "safety/calamity_measure_plan.html", context)
