"""Codes of root causes: what external means, the walk, finishing, and what two agree on."""

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
    choose_scope,
    code_root_cause,
    finish_coding,
    open_coding_again,
)
from naast.calamities.logic.prisma.matrix import suggested
from naast.calamities.models import CalamityFile
from naast.calamities.models_coding import FileCoding, SecondCoding
from naast.calamities.queries.agreement import talk_about
from naast.calamities.queries.coding import (
    coded_causes,
    coding_of,
    matrix_here,
    needs_reason,
    why_chosen_anew,
)
from naast.calamities.queries.files import files_for
from naast.calamities.queries.tree import is_whole
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.coding_pages import (
    cause_lines,
    suggestion_lines,
    walk_context,
    walked,
)
from naast.web.safety.coding_talks import said_about_code, talk_lines
from naast.web.safety.forms_calamity_coding import CodeForm, FinishForm, ScopeForm


@calamity_page(Right.READ_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """All root causes with their codes. POST finishes them."""
    file = fetch(request.actor, Right.READ_CALAMITIES, files_for(request.actor), pk=file_id)
    form = FinishForm(request.POST or None, initial=_known(file))
    if request.method == "POST":
        if not decide(request.actor, Right.ANALYSE_CALAMITIES, file):
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
    return render(request, "safety/calamity_codes.html", _page(request, file, form=form))


def _known(file: CalamityFile) -> dict[str, str] | None:
    coding = coding_of(file)
    return {"event_type": coding.event_type} if coding else None


def _page(
    request: ActorRequest,
    file: CalamityFile,
    *,
    form: FinishForm | None = None,
    scope_form: ScopeForm | None = None,
) -> dict[str, object]:
    """Everything the page of all codes needs."""
    may_code = decide(request.actor, Right.ANALYSE_CALAMITIES, file)
    coding = coding_of(file)
    here = coded_causes(actor=request.actor, file=file)
    found = {one.counts for one in here if one.counts and not one.cause.recovery}
    fits, own = matrix_here()
    talks = (
        talk_about(request.actor, file, one.cause.node, one.cause.text, may_decide=may_code)
        for one in here
    )
    return {
        "file": file,
        "causes": cause_lines(here),
        "open": sum(not one.first and not one.cause.recovery for one in here),
        "coding": coding,
        "chosen_anew": why_chosen_anew(coding) if coding else "",
        "finished": coding is not None and coding.finished_on is not None,
        "sampled": SecondCoding.objects.filter(file=file).exists(),
        "whole": is_whole(file),
        "may_code": may_code,
        "form": form or FinishForm(initial=_known(file)),
        "scope_form": scope_form or _scope_form(file, coding),
        "talks": talk_lines(one for one in talks if one),
        "code_form": CodeForm(),
        "suggestions": suggestion_lines(suggested(found, fits)),
        "own_matrix": own,
    }


def _scope_form(file: CalamityFile, coding: FileCoding | None) -> ScopeForm:
    initial = {"scope": coding.scope} if coding else None
    return ScopeForm(anew=needs_reason(file), initial=initial)


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
    coding = coding_of(file)
    context = walk_context(path) | {
        "file": file,
        "scope": coding.get_scope_display() if coding else "",
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
def scope(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """What external means, before the first code; later with a reason, and all codes anew."""
    file = fetch(request.actor, Right.ANALYSE_CALAMITIES, files_for(request.actor), pk=file_id)
    form = ScopeForm(request.POST, anew=needs_reason(file))
    if not form.is_valid():
        return render(request, "safety/calamity_codes.html", _page(request, file, scope_form=form))
    try:
        choose_scope(actor=request.actor, at=timezone.now(), file_id=file.pk, **form.cleaned_data)
    except CodingRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("safety:calamity_codes", file.pk)


@calamity_page(Right.ANALYSE_CALAMITIES)
@require_POST
def agree(request: ActorRequest, file_id: UUID, node: UUID) -> HttpResponse:
    """What a coder or a third analyst says where two codes differ."""
    file = fetch(request.actor, Right.ANALYSE_CALAMITIES, files_for(request.actor), pk=file_id)
    said_about_code(request, file, node, may_decide=True)
    return redirect("safety:calamity_codes", file.pk)
