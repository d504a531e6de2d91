"""The time line of a file: facts with their sources, in the order of time."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.access.decide import decide, fetch
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.keep_fact import FactRefused, add_fact, change_fact, remove_fact
from naast.calamities.actions.weigh import IsClosed
from naast.calamities.models import CalamityFile
from naast.calamities.queries.facts_tree import Known, time_line
from naast.calamities.queries.files import files_for
from naast.calamities.queries.names_tree import NamesSomebody
from naast.calamities.queries.tree import tree_of
from naast.calamities.wording_tree import SOURCES
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.calamity_tree_page import box_names
from naast.web.safety.forms_calamity_tree import FactForm, RevisionForm
from naast.web.safety.names_asked import names_asked, not_names


def _boxes(request: ActorRequest, file: CalamityFile) -> Mapping[UUID, str]:
    grown = tree_of(actor=request.actor, file=file)
    return box_names(grown.history.tree) if grown else {}


def _known(request: ActorRequest, file: CalamityFile, fact_id: UUID) -> Known:
    """One fact of the file; Http404 where it is gone."""
    for one in time_line(actor=request.actor, file=file):
        if one.row.pk == fact_id:
            return one
    raise Http404


def _line(one: Known, boxes: Mapping[UUID, str]) -> dict[str, Any]:
    fact = one.fact
    return {
        "id": one.row.pk,
        "fact": fact,
        "source": SOURCES[fact.source],
        "boxes": [(key, boxes[key]) for key in fact.boxes if key in boxes],
    }


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """All facts; analysts of the file add one."""
    right = Right.ANALYSE_CALAMITIES if request.method == "POST" else Right.READ_CALAMITIES
    file = fetch(request.actor, right, files_for(request.actor), pk=file_id)
    boxes = _boxes(request, file)
    form = FactForm(request.POST or None, boxes=boxes)
    asked: list[tuple[str, bool]] = []
    if request.method == "POST" and form.is_valid():
        try:
            add_fact(
                actor=request.actor,
                at=timezone.now(),
                file_id=file.pk,
                fact=form.fact(),
                not_names=not_names(request),
            )
            return redirect("safety:calamity_facts", file.pk)
        except (NamesSomebody, IsClosed) as refusal:
            form.add_error(None, str(refusal))
            asked = names_asked(request, refusal)
    may_edit = decide(request.actor, Right.ANALYSE_CALAMITIES, file) and file.closed_on is None
    context = {
        "file": file,
        "may_edit": may_edit,
        "form": form if may_edit or form.is_bound else None,
        "asked": asked,
        "lines": [_line(one, boxes) for one in time_line(actor=request.actor, file=file)],
    }
    return render(request, "safety/calamity_facts.html", context)


@calamity_page(Right.ANALYSE_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def fact(request: ActorRequest, file_id: UUID, fact_id: UUID) -> HttpResponse:
    """Changes one fact; what somebody else wrote meanwhile is shown beside one's own."""
    file = fetch(request.actor, Right.ANALYSE_CALAMITIES, files_for(request.actor), pk=file_id)
    known, boxes = _known(request, file, fact_id), _boxes(request, file)
    initial = known.fact.__dict__ | {
        "boxes": [str(box) for box in known.fact.boxes],
        "revision": known.row.revision,
    }
    form = FactForm(request.POST or None, boxes=boxes, initial=initial)
    newer = None
    asked: list[tuple[str, bool]] = []
    if request.method == "POST" and form.is_valid():
        try:
            change_fact(
                actor=request.actor,
                at=timezone.now(),
                fact_id=fact_id,
                revision=form.cleaned_data["revision"] or 0,
                fact=form.fact(),
                not_names=not_names(request),
            )
            return redirect("safety:calamity_facts", file.pk)
        except (FactRefused, NamesSomebody, IsClosed) as refusal:
            form.add_error(None, str(refusal))
            asked = names_asked(request, refusal)
            if form.cleaned_data["revision"] != known.row.revision:
                newer = _line(known, boxes)
                form.data = request.POST.copy()
                form.data["revision"] = str(known.row.revision)
    context = {"file": file, "form": form, "newer": newer, "known": known, "asked": asked}
    return render(request, "safety/calamity_fact.html", context)


@calamity_page(Right.ANALYSE_CALAMITIES)
@require_POST
def remove(request: ActorRequest, file_id: UUID, fact_id: UUID) -> HttpResponse:
    """Takes a fact out of the time line."""
    file = fetch(request.actor, Right.ANALYSE_CALAMITIES, files_for(request.actor), pk=file_id)
    known = _known(request, file, fact_id)
    form = RevisionForm(request.POST)
    try:
        if not form.is_valid():
            return redirect("safety:calamity_fact", file.pk, fact_id)
        remove_fact(
            actor=request.actor,
            at=timezone.now(),
            fact_id=known.row.pk,
            revision=form.cleaned_data["revision"],
        )
    except (FactRefused, IsClosed) as refusal:
        messages.error(request, str(refusal))
    return redirect("safety:calamity_facts", file.pk)
