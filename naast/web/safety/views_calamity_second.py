"""The second, blind coding: what an analyst codes without seeing the event, and its sample."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naast.access.decide import fetch
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.code_blind import (
    cannot_code,
    code_blind,
    draw_sample,
    finish_blind,
    give_to_coder,
)
from naast.calamities.actions.code_root_causes import CodingRefused
from naast.calamities.models_coding import SecondCoding
from naast.calamities.queries.agreement import talks_in, talks_of
from naast.calamities.queries.coding import (
    agreements,
    blind_causes,
    coding_of,
    codings_to_give,
    handed_in,
    samples_for,
    second_codings_for,
)
from naast.calamities.queries.second_coders import fit_to_code
from naast.calamities.queries.team import names_of
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.coding_pages import (
    kappa_sentences,
    named,
    sample_lines,
    walk_context,
    walked,
)
from naast.web.safety.coding_talks import said_about_code, talk_lines
from naast.web.safety.forms_calamity_coding import CodeForm, CoderForm, SampleForm


@calamity_page(Right.CODE_BLIND)
@never_cache
@require_safe
def codings(request: ActorRequest) -> HttpResponse:
    """What the reader is asked to code, without the number of a file."""
    rows = [
        {"id": one.pk, "asked_on": one.asked_on, "open": sum(not c.code for c in blind_causes(one))}
        for one in second_codings_for(request.actor)
    ]
    talks = [
        {"id": one.pk, "day": one.done_on, "open": number}
        for one in talks_of(request.actor)
        if (number := sum(not talk.agreed for talk in talks_in(request.actor, one)))
    ]
    return render(request, "safety/calamity_second.html", {"rows": rows, "talks": talks})


@calamity_page(Right.CODE_BLIND)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def coding(request: ActorRequest, coding_id: UUID) -> HttpResponse:
    """The causes of one event, in an order that says nothing. POST hands them in."""
    row = _own(request, coding_id)
    if request.method == "POST":
        try:
            finish_blind(actor=request.actor, at=timezone.now(), coding_id=row.pk)
        except CodingRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("safety:second_coding", row.pk)
        messages.success(request, _("Thank you. The team sees your codes now and may call you."))
        return redirect("safety:second_codings")
    causes = [
        {"node": one.node, "text": one.text, "code": named(one.code)} for one in blind_causes(row)
    ]
    whole = all(one["code"] for one in causes)
    context = {"row": row, "causes": causes, "whole": whole, "scope": _scope(row)}
    return render(request, "safety/calamity_second_one.html", context)


@calamity_page(Right.CODE_BLIND)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: ActorRequest, coding_id: UUID, node: UUID) -> HttpResponse:
    """The same walk as the team's, over a cleaned text."""
    row = _own(request, coding_id)
    texts = {one.node: one.text for one in blind_causes(row)}
    if node not in texts:
        raise Http404
    path = walked(request)
    if request.method == "POST":
        try:
            code_blind(
                actor=request.actor, at=timezone.now(), coding_id=row.pk, node=node, path=path
            )
        except CodingRefused as refusal:
            messages.error(request, str(refusal))
        return redirect("safety:second_coding", row.pk)
    context = walk_context(path) | {"row": row, "text": texts[node], "scope": _scope(row)}
    return render(request, "safety/calamity_code.html", context)


@calamity_page(Right.CODE_BLIND)
@require_POST
def cannot(request: ActorRequest, coding_id: UUID) -> HttpResponse:
    """Without a reason."""
    row = _own(request, coding_id)
    cannot_code(actor=request.actor, at=timezone.now(), coding_id=row.pk)
    messages.success(request, _("That is fine. Somebody else is asked."))
    return redirect("safety:second_codings")


@calamity_page(Right.CODE_BLIND)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: ActorRequest, coding_id: UUID) -> HttpResponse:
    """After handing in: where the team's codes differ, and what the reader says to it."""
    row = fetch(request.actor, Right.CODE_BLIND, talks_of(request.actor), pk=coding_id)
    if request.method == "POST":
        try:
            node = UUID(request.POST.get("node", ""))
        except ValueError:
            raise Http404 from None
        said_about_code(request, row.file, node, may_decide=False)
        return redirect("safety:second_talk", row.pk)
    context = {
        "row": row,
        "scope": _scope(row),
        "talks": talk_lines(talks_in(request.actor, row)),
        "code_form": CodeForm(),
    }
    return render(request, "safety/calamity_second_talk.html", context)


def _scope(row: SecondCoding) -> str:
    """What external means, as the first coder knew it."""
    found = coding_of(row.file)
    return found.get_scope_display() if found else ""


def _own(request: ActorRequest, coding_id: UUID) -> SecondCoding:
    return fetch(request.actor, Right.CODE_BLIND, second_codings_for(request.actor), pk=coding_id)


@calamity_page(Right.KEEP_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sample(request: ActorRequest) -> HttpResponse:
    """Draws a year's sample, shows who codes what, and how well coders agree."""
    last_year = timezone.localdate().year - 1
    form = SampleForm(request.POST or None, initial={"year": last_year}, last_year=last_year)
    if request.method == "POST" and form.is_valid():
        try:
            draw_sample(actor=request.actor, at=timezone.now(), **form.cleaned_data)
        except CodingRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Drawn. The second coders get a message."))
            return redirect("safety:coding_sample")
    groups, by_code = agreements()
    context = {
        "form": form,
        "samples": sample_lines(samples_for(request.actor)),
        "handed_in": handed_in(),
        "groups": kappa_sentences(groups),
        "by_code": kappa_sentences(by_code),
    }
    return render(request, "safety/calamity_sample.html", context)


@calamity_page(Right.KEEP_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: ActorRequest, coding_id: UUID) -> HttpResponse:
    """To another analyst, or to one where there was none."""
    row = codings_to_give(request.actor).filter(pk=coding_id).first()
    if row is None:
        raise Http404
    fit = names_of(set(fit_to_code(row.file, timezone.localdate())))
    form = CoderForm(request.POST or None, fit=fit)
    if request.method == "POST" and form.is_valid():
        coder = UUID(form.cleaned_data["coder"])
        try:
            give_to_coder(actor=request.actor, at=timezone.now(), coding_id=row.pk, coder=coder)
        except CodingRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Asked. They get a message."))
            return redirect("safety:coding_sample")
    context = {"form": form, "row": row, "fit": fit}
    return render(request, "safety/calamity_give.html", context)
