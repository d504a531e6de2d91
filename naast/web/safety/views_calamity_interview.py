"""Whom the analysts hear, and whether those find the facts right: for the analysts of the file."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from naast.access.actor import Actor
from naast.access.decide import fetch
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.check_facts import (
    FactsRefused,
    StaleFacts,
    ask_about_facts,
    end_fact_check,
    judge_correction,
)
from naast.calamities.actions.plan_interview import (
    Hearing,
    InterviewRefused,
    call_interview_off,
    change_interview,
    finish_interview,
    plan_interview,
)
from naast.calamities.locked import words_of
from naast.calamities.models import CalamityFile
from naast.calamities.models_interview import FactAnswer, FactCheck, Interview
from naast.calamities.queries.files import files_for
from naast.calamities.queries.interviews import analysts_of, interviews_of
from naast.incidents.queries.naming import colleagues_found, colleagues_with
from naast.web.safety.calamity_form_page import form_page
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.forms_calamity_interview import FactsForm, InterviewForm, VerdictForm


def _file(actor: Actor, file_id: UUID) -> CalamityFile:
    return fetch(actor, Right.ANALYSE_CALAMITIES, files_for(actor), pk=file_id)


def _back(file: CalamityFile) -> tuple[str, str]:
    return reverse("safety:calamity", args=[file.pk]), file.number


@calamity_page(Right.ANALYSE_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """By function; a person only where somebody is to be invited."""
    return _page(request, _file(request.actor, file_id), None)


@calamity_page(Right.ANALYSE_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActorRequest, interview_id: UUID) -> HttpResponse:
    """Another day, place or person."""
    row = _interview(request.actor, interview_id)
    return _page(request, row.file, row)


def _interview(actor: Actor, interview_id: UUID) -> Interview:
    rows = Interview.objects.filter(file__in=files_for(actor)).select_related("file")
    return fetch(actor, Right.ANALYSE_CALAMITIES, rows, pk=interview_id)


def _page(request: ActorRequest, file: CalamityFile, row: Interview | None) -> HttpResponse:
    analysts = [(one.pk, one.name) for one in analysts_of(file)]
    data, found, step = None, [], request.POST.get("step", "send")
    today = timezone.localdate()
    if request.method == "POST":
        data = request.POST.copy()
        if step.startswith("take:"):
            data["person"] = step.removeprefix("take:")
        elif step == "drop":
            data["person"] = ""
        elif step == "find":
            found = colleagues_found(request.actor, data.get("find", "")[:60], today)
    initial = _before(row) if row else {}
    form = InterviewForm(data, initial=initial, analysts=analysts)
    if data is not None and step == "send" and form.is_valid() and _plan(request, file, row, form):
        return redirect("safety:calamity", file.pk)
    if step != "send":
        form = InterviewForm(initial=data.dict() if data else {}, analysts=analysts)
    context = {
        "form": form,
        "file": file,
        "row": row,
        "found": found,
        "searched": step == "find",
        "person": _person(request.actor, form["person"].value()),
    }
    return render(request, "safety/calamity_interview.html", context)


def _person(actor: Actor, word: object) -> object:
    try:
        chosen = UUID(str(word))
    except ValueError:
        return None
    return colleagues_with(actor, [chosen], timezone.localdate()).get(chosen)


def _before(row: Interview) -> dict[str, object]:
    local = timezone.localtime(row.begins_at) if row.begins_at else None
    return {
        "function": words_of(row, "function"),
        "person": words_of(row, "person"),
        "first": row.first_id,
        "second": row.second_id,
        "on": local.date() if local else None,
        "begins": local.time() if local else None,
        "minutes": row.minutes,
        "place": words_of(row, "place"),
    }


def _plan(
    request: ActorRequest, file: CalamityFile, row: Interview | None, form: InterviewForm
) -> bool:
    values = form.cleaned_data
    person = values["person"]
    if person and _person(request.actor, person) is None:
        form.add_error(None, _("Choose the colleague anew."))
        return False
    hearing = Hearing(
        values["function"],
        person,
        UUID(values["first"]),
        UUID(values["second"]) if values["second"] else None,
        form.begins_at() if values["on"] else None,
        values["minutes"],
        values["place"],
    )
    told = {"actor": request.actor, "at": timezone.now(), "hearing": hearing}
    try:
        if row is None:
            plan_interview(file_id=file.pk, **told)  # type: ignore[arg-type]
        else:
            change_interview(interview_id=row.pk, **told)  # type: ignore[arg-type]
    except InterviewRefused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


@calamity_page(Right.ANALYSE_CALAMITIES)
@require_POST
def press(request: ActorRequest, interview_id: UUID, word: str) -> HttpResponse:
    """done or off."""
    row = _interview(request.actor, interview_id)
    acts = {"done": finish_interview, "off": call_interview_off}
    if word not in acts:
        raise Http404
    try:
        acts[word](actor=request.actor, at=timezone.now(), interview_id=row.pk)
    except InterviewRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("safety:calamity", row.file_id)


@calamity_page(Right.ANALYSE_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """Sends a text to those heard whom Naast can invite."""
    file = _file(request.actor, file_id)
    able = [one for one in interviews_of(file) if one.person and not one.row.called_off]
    pairs = [(one.row.pk, one.function) for one in able]
    form = FactsForm(request.POST or None, interviews=pairs)
    if request.method == "POST" and form.is_valid():
        try:
            ask_about_facts(
                actor=request.actor,
                at=timezone.now(),
                file_id=file.pk,
                text=form.cleaned_data["text"],
                until_on=form.cleaned_data["until_on"],
                interviews=form.chosen(),
            )
            messages.success(request, _("Asked. Who answered you see on the page of the file."))
            return redirect("safety:calamity", file.pk)
        except FactsRefused as refusal:
            form.add_error(None, str(refusal))
    return form_page(
        request,
        form,
        title=_("Ask whether the facts are right"),
        lede=_(
            "Those you choose see this text and nothing else of the file, until that day. Who is"
            " asked, only the analysts of this file see."
        ),
        label=_("Ask them"),
        back=_back(file),
    )


@calamity_page(Right.ANALYSE_CALAMITIES)
@require_POST
def end_facts(request: ActorRequest, check_id: UUID) -> HttpResponse:
    """The page of those heard is gone."""
    rows = FactCheck.objects.filter(file__in=files_for(request.actor)).select_related("file")
    check = fetch(request.actor, Right.ANALYSE_CALAMITIES, rows, pk=check_id)
    try:
        end_fact_check(actor=request.actor, at=timezone.now(), check_id=check.pk)
    except FactsRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("safety:calamity", check.file_id)


@calamity_page(Right.ANALYSE_CALAMITIES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verdict(request: ActorRequest, answer_id: UUID) -> HttpResponse:
    """A correction is taken over, or not and why; one that changed meanwhile is shown anew."""
    rows = FactAnswer.objects.filter(check_asked__file__in=files_for(request.actor))
    rows = rows.select_related("check_asked__file")
    row = fetch(request.actor, Right.ANALYSE_CALAMITIES, rows, pk=answer_id)
    form = VerdictForm(request.POST or None, initial={"revision": row.revision})
    if request.method == "POST" and form.is_valid():
        try:
            judge_correction(
                actor=request.actor,
                at=timezone.now(),
                answer_id=row.pk,
                revision=form.cleaned_data["revision"],
                taken=form.cleaned_data["taken"] == "yes",
                why=form.cleaned_data["why"],
            )
            return redirect("safety:calamity", row.check_asked.file_id)
        except StaleFacts as stale:
            row = stale.newer
            form.data = request.POST.copy()
            form.data["revision"] = str(row.revision)
            form.add_error(None, str(stale))
        except FactsRefused as refusal:
            form.add_error(None, str(refusal))
    return form_page(
        request,
        form,
        title=_("A correction"),
        lede=words_of(row, "correction"),
        label=_("Keep this"),
        back=_back(row.check_asked.file),
    )
