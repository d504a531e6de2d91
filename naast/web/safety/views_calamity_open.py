"""Opening a calamity file, and handing over who was involved: one way."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from naast.access.decide import fetch
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.actions.open_file import OpenedBefore, Opening
from naast.calamities.models import CalamityFile
from naast.calamities.queries.files import file_of_incident, files_for
from naast.incidents.logic.draft import IncidentDraft
from naast.incidents.models import Incident
from naast.incidents.queries.lists import incidents_for
from naast.web.safety.calamity_pages import calamity_page, departments_to_choose
from naast.web.safety.forms_calamity import HandOverForm, OpenForm, OpenIncidentForm
from naast.web.safety.names_page import NamesPage, names_after, new_names, sent_names
from naast.workflows.open_calamity import DirectEvent, hand_over, open_calamity

SEND = "send"
NAMES = "safety/calamity_names.html"


@calamity_page(Right.KEEP_CALAMITIES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def open_direct(request: ActorRequest) -> HttpResponse:
    """A file for an event that nobody reported."""
    departments = departments_to_choose()
    if request.method != "POST":
        first = {"key": uuid4(), "noticed_on": timezone.localdate()}
        return _show(request, new_names(OpenForm(initial=first, departments=departments)))
    step = request.POST.get("step", SEND)
    if step != SEND:
        form = OpenForm(initial=request.POST.dict(), departments=departments)
        return _show(request, names_after(request.actor, form, request.POST, step))
    page = sent_names(OpenForm(request.POST, departments=departments), request.POST)
    if not page.is_valid():
        return _show(request, page)
    before = Incident.objects.filter(key=page.form.cleaned_data["key"]).first()
    known = before and file_of_incident(request.actor, before.pk)
    file = known or _open(request, page, None)
    return redirect("safety:calamity", file.pk)


@calamity_page(Right.KEEP_CALAMITIES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def open_incident(request: ActorRequest, incident_id: UUID) -> HttpResponse:
    """A file for a reported event."""
    rows = incidents_for(request.actor)
    incident = fetch(request.actor, Right.READ_INCIDENTS, rows, pk=incident_id)
    known = file_of_incident(request.actor, incident.pk)
    if known is not None:
        return redirect("safety:calamity", known.pk)
    if request.method != "POST":
        first = {"noticed_on": timezone.localdate(), "summary": incident.text}
        if incident.happened_on == first["noticed_on"]:  # it was not noticed before it happened
            first["noticed_time"] = incident.happened_at_time
        return _show(request, new_names(OpenIncidentForm(initial=first)), incident)
    step = request.POST.get("step", SEND)
    if step != SEND:
        form = OpenIncidentForm(initial=request.POST.dict())
        return _show(request, names_after(request.actor, form, request.POST, step), incident)
    page = sent_names(OpenIncidentForm(request.POST), request.POST)
    if not page.is_valid():
        return _show(request, page, incident)
    try:
        file = _open(request, page, incident)
    except OpenedBefore as refusal:
        page.form.add_error(None, str(refusal))
        return _show(request, page, incident)
    return redirect("safety:calamity", file.pk)


@calamity_page(Right.KEEP_CALAMITIES)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def names(request: ActorRequest, file_id: UUID) -> HttpResponse:
    """More people who were involved."""
    rows = files_for(request.actor).filter(closed_on=None)
    file = fetch(request.actor, Right.KEEP_CALAMITIES, rows, pk=file_id)
    if request.method != "POST":
        page = new_names(HandOverForm(initial={"key": uuid4()}))
        return render(request, NAMES, {"page": page, "form": page.form, "file": file})
    step = request.POST.get("step", SEND)
    page = sent_names(HandOverForm(request.POST), request.POST)
    if step != SEND:
        form = HandOverForm(initial=request.POST.dict())
        page = names_after(request.actor, form, request.POST, step)
    if step != SEND or not page.is_valid():
        return render(request, NAMES, {"page": page, "form": page.form, "file": file})
    involved = page.involved(request.actor)
    hand_over(
        actor=request.actor,
        at=timezone.now(),
        file_id=file.pk,
        involved=involved,
        key=page.form.cleaned_data["key"],
    )
    if involved:
        messages.success(request, _("Handed over to the peer support team."))
    return redirect("safety:calamity", file.pk)


def _show(request: ActorRequest, page: NamesPage, incident: Incident | None = None) -> HttpResponse:
    context = {"page": page, "form": page.form, "incident": incident}
    return render(request, "safety/calamity_open.html", context)


def _open(request: ActorRequest, page: NamesPage, incident: Incident | None) -> CalamityFile:
    values, at = page.form.cleaned_data, timezone.now()
    event = None if incident else DirectEvent(_draft(page), values["key"])
    opening = Opening(
        incident_id=incident.pk if incident else uuid4(),
        department_id=incident.department_id if incident else UUID(values["department"]),
        happened_on=incident.happened_on if incident else values["happened_on"],
        noticed_on=values["noticed_on"],
        noticed_time=values["noticed_time"],
        summary=values["summary"],
    )
    return open_calamity(
        actor=request.actor,
        at=at,
        opening=opening,
        event=event,
        involved=page.involved(request.actor),
    )


def _draft(page: NamesPage) -> IncidentDraft:
    """The event for support: what happened stays in the file."""
    values = page.form.cleaned_data
    return IncidentDraft(
        kind="patient_death" if values["harm"] == "death" else "safety_incident",
        happened_on=values["happened_on"],
        recorded_at=timezone.now(),
        department_id=UUID(values["department"]),
        harm=values["harm"],
        possible_calamity="yes",
    )
