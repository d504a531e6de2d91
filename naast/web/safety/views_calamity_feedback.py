"""A day corrected with its reason, and the result told to those whom it concerns."""

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
from naast.access.queries import names_of_holders
from naast.access.roles import Right, Role
from naast.calamities.actions.correct_date import CorrectionRefused, correct_date
from naast.calamities.actions.plan_feedback import (
    FeedbackRefused,
    Telling,
    call_feedback_off,
    finish_feedback,
    invite_to_hear,
    plan_feedback,
)
from naast.calamities.choices_committee import DateField, HearsResult, Way
from naast.calamities.models import CalamityFile
from naast.calamities.models_feedback import Feedback
from naast.calamities.queries.files import files_for
from naast.calamities.queries.interviews import analysts_of
from naast.incidents.queries.naming import colleagues_found, colleagues_with
from naast.people.models import Person
from naast.web.safety.calamity_form_page import form_page
from naast.web.safety.calamity_pages import calamity_page
from naast.web.safety.forms_calamity_meeting import CorrectionForm, FeedbackForm

MOST_INVITED = 40
MEMBERS = (Role.COMMITTEE_MEMBER, Role.CALAMITY_SECRETARY)


def _file(actor: Actor, file_id: UUID) -> CalamityFile:
    return fetch(actor, Right.KEEP_COMMITTEE, files_for(actor), pk=file_id)


def _back(file: CalamityFile) -> tuple[str, str]:
    return reverse("safety:calamity", args=[file.pk]), file.number


@calamity_page(Right.KEEP_COMMITTEE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """What stood there stays visible; open clocks that began on that day are found anew."""
    file = _file(request.actor, file_id)
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            found = correct_date(
                actor=request.actor,
                at=timezone.now(),
                file_id=file.pk,
                which=DateField(form.cleaned_data["which"]),
                day=form.cleaned_data["day"],
                reason=form.cleaned_data["reason"],
            )
            told = _("Corrected. Clocks found anew: %(moved)s. Done steps that stay: %(stayed)s.")
            counts = {"moved": len(found.moved), "stayed": len(found.stayed)}
            messages.success(request, told % counts)
            if found.to_look_at:
                messages.error(
                    request, _("A day that was granted does not fit any more. Look at the steps.")
                )
            return redirect("safety:calamity", file.pk)
        except CorrectionRefused as refusal:
            form.add_error(None, str(refusal))
    return form_page(
        request,
        form,
        title=_("Correct a day"),
        lede=_(
            "The wrong day stays to be read, with who corrected it and why. Clocks that are still"
            " open follow; a step that is done stays as it is."
        ),
        label=_("Correct it"),
        back=_back(file),
    )


@calamity_page(Right.KEEP_COMMITTEE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """Plans when the result is told."""
    file = _file(request.actor, file_id)
    departments = file.departments.values_list("department_id", "department__name")
    form = FeedbackForm(
        request.POST or None,
        initial={"told_by": request.actor.id},  # not whoever comes first in the alphabet
        departments=list(departments),
        tellers=_tellers(file),
    )
    if request.method == "POST" and form.is_valid():
        try:
            row = plan_feedback(
                actor=request.actor, at=timezone.now(), file_id=file.pk, telling=_telling(form)
            )
            if row.hears == HearsResult.INVOLVED:
                return redirect("safety:calamity_feedback_invite", row.pk)
            return redirect("safety:calamity", file.pk)
        except FeedbackRefused as refusal:
            form.add_error(None, str(refusal))
    return form_page(
        request,
        form,
        title=_("Plan telling the result"),
        lede=_(
            "The file holds that it is planned and that it was done. What anybody says stays out."
        ),
        label=_("Plan it"),
        back=_back(file),
    )


def _tellers(file: CalamityFile) -> list[tuple[UUID, str]]:
    found = dict(names_of_holders(MEMBERS, timezone.localdate()))
    found |= {one.pk: one.name for one in analysts_of(file)}
    return sorted(found.items(), key=lambda pair: pair[1])


def _telling(form: FeedbackForm) -> Telling:
    values = form.cleaned_data
    return Telling(
        HearsResult(values["hears"]),
        form.department_id(),
        Way(values["way"]),
        UUID(values["told_by"]),
        form.begins_at(),
        values["minutes"],
        values["place"],
    )


def _feedback(actor: Actor, feedback_id: UUID) -> Feedback:
    rows = Feedback.objects.filter(file__in=files_for(actor)).select_related("file")
    return fetch(actor, Right.KEEP_COMMITTEE, rows, pk=feedback_id)


@calamity_page(Right.KEEP_COMMITTEE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: ActorRequest, feedback_id: UUID) -> HttpResponse:
    """Names go one way: each gets the date, and nothing of it is kept."""
    row, today = _feedback(request.actor, feedback_id), timezone.localdate()
    step, searched = request.POST.get("step", ""), request.POST.get("find", "")[:60]
    chosen = _chosen(request.POST.getlist("people"), step)
    people = list(colleagues_with(request.actor, chosen, today).values())
    if step == "send" and people and _invite(request, row, people):
        return redirect("safety:calamity", row.file_id)
    context = {
        "row": row,
        "people": people,
        "searched": searched if step == "find" else "",
        "found": colleagues_found(request.actor, searched, today) if step == "find" else [],
    }
    return render(request, "safety/calamity_feedback_invite.html", context)


def _chosen(words: list[str], step: str) -> list[UUID]:
    act, _colon, what = step.partition(":")
    kept = [one for one in words if not (act == "drop" and one == what)]
    found: list[UUID] = []
    for word in [*kept, *([what] if act == "take" else [])][: MOST_INVITED + 1]:
        try:
            found.append(UUID(word))
        except ValueError:
            continue
    return found


def _invite(request: ActorRequest, row: Feedback, people: list[Person]) -> bool:
    try:
        invite_to_hear(
            actor=request.actor,
            at=timezone.now(),
            feedback_id=row.pk,
            people=[one.pk for one in people],
        )
    except FeedbackRefused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("They get the date. Whom you named is not kept anywhere."))
    return True


@calamity_page(Right.KEEP_COMMITTEE)
@require_POST
def press(request: ActorRequest, feedback_id: UUID, word: str) -> HttpResponse:
    """done or off."""
    row = _feedback(request.actor, feedback_id)
    acts = {"done": finish_feedback, "off": call_feedback_off}
    if word not in acts:
        raise Http404
    try:
        acts[word](actor=request.actor, at=timezone.now(), feedback_id=row.pk)
    except FeedbackRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("safety:calamity", row.file_id)
