"""Codes of root causes: the walk through the questions, finishing, and what two agree on."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.access.decide import decide, fetch
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.code_root_causes import (
    CodingRefused,
    agree_on_code,
    code_root_cause,
    finish_coding,
    open_coding_again,
)
from naast.calamities.logic.prisma.matrix import suggested
from naast.calamities.queries.coding import coded_causes, coding_of, matrix_here
from naast.calamities.queries.files import files_for
from naast.calamities.queries.tree import is_whole
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.coding_pages import (
    cause_lines,
    suggestion_lines,
    walk_context,
    walked,
)
from naast.web.safety.forms_calamity_coding import CodeForm, FinishForm


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """All root causes with their codes. POST finishes them."""
    file = fetch(request.actor, Right.READ_CALAMITIES, files_for(request.actor), pk=file_id)
    may_code = decide(request.actor, Right.ANALYSE_CALAMITIES, file)
    coding = coding_of(file)
    known = {"event_type": coding.event_type, "scope": coding.scope} if coding else None
    form = FinishForm(request.POST or None, initial=known)
    if request.method == "POST":
        if not may_code:
            raise Http404
        if form.is_valid():
            try:
                finish_coding(
                    actor=request.actor, at=timezone.now(), file_id=file.pk, **form.cleaned_data
                )
            except CodingRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("Finished. The file counts in the profile now."))
                return redirect("safety:calamity_codes", file.pk)
    here = coded_causes(actor=request.actor, file=file)
    finished = coding is not None and coding.finished_on is not None
    found = {one.counts for one in here if one.counts and not one.cause.recovery}
    fits, own = matrix_here()
    context = {
        "file": file,
        "causes": cause_lines(here),
        "open": sum(not one.first and not one.cause.recovery for one in here),
        "coding": coding,
        "finished": finished,
        "whole": is_whole(file),
        "may_code": may_code,
        "form": form,
        "code_form": CodeForm(),
        "suggestions": suggestion_lines(suggested(found, fits)),
        "own_matrix": own,
    }
    return render(request, "safety/calamity_codes.html", context)


@calamity_page(Right.ANALYSE_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: ActorRequest, file_id: UUID, node: UUID) -> HttpResponse:
    """One question at a time; the answers stand in the address, so that going back is a link."""
    file = fetch(request.actor, Right.ANALYSE_CALAMITIES, files_for(request.actor), pk=file_id)
    here = {one.cause.node: one for one in coded_causes(actor=request.actor, file=file)}
    if node not in here:
        raise Http404
    path = walked(request)
    if request.method == "POST":
        try:
            code_root_cause(
                actor=request.actor, at=timezone.now(), file_id=file.pk, node=node, path=path
            )
        except CodingRefused as refusal:
            messages.error(request, str(refusal))
        return redirect("safety:calamity_codes", file.pk)
    context = walk_context(path) | {
        "file": file,
        "text": here[node].cause.text,
        "recovery": here[node].cause.recovery,
    }
    return render(request, "safety/calamity_code.html", context)


@calamity_page(Right.ANALYSE_CALAMITIES)
@require_POST
def again(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """Opens finished codes, unless the file is in a sample."""
    file = fetch(request.actor, Right.ANALYSE_CALAMITIES, files_for(request.actor), pk=file_id)
    try:
        open_coding_again(actor=request.actor, at=timezone.now(), file_id=file.pk)
    except CodingRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("safety:calamity_codes", file.pk)


@calamity_page(Right.ANALYSE_CALAMITIES)
@require_POST
def agree(request: ActorRequest, file_id: UUID, node: UUID) -> HttpResponse:
    """The code that both coders came to."""
    file = fetch(request.actor, Right.ANALYSE_CALAMITIES, files_for(request.actor), pk=file_id)
    form = CodeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a code."))
        return redirect("safety:calamity_codes", file.pk)
    agreed = form.cleaned_data["code"]
    try:
        agree_on_code(
            actor=request.actor, at=timezone.now(), file_id=file.pk, node=node, code=agreed
        )
    except CodingRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("safety:calamity_codes", file.pk)
