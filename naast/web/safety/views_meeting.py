"""Names from a meeting about complications, illness or death: handed to support, one way."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from naast.access.decide import requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.incidents.logic.draft import IncidentDraft
from naast.web.safety.calamity_pages import departments_to_choose
from naast.web.safety.forms_meeting import MeetingForm
from naast.web.safety.names_page import NamesPage, names_after, new_names, sent_names
from naast.workflows.report_incident import report_incident

SEND = "send"


@requires(Right.REPORT_INCIDENT)
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: ActorRequest) -> HttpResponse:
    """Afterwards nobody finds the names here, the chair neither; a wrong one can be taken back."""
    departments = departments_to_choose()
    if request.method != "POST":
        page = new_names(MeetingForm(initial={"key": uuid4()}, departments=departments))
        return _show(request, page)
    step = request.POST.get("step", SEND)
    if step != SEND:
        form = MeetingForm(initial=request.POST.dict(), departments=departments)
        return _show(request, names_after(request.actor, form, request.POST, step))
    page = sent_names(MeetingForm(request.POST, departments=departments), request.POST)
    if not page.is_valid():
        return _show(request, page)
    involved = page.involved(request.actor)
    if not involved:
        page.form.add_error(None, _("Name at least one colleague."))
        return _show(request, page)
    key = page.form.cleaned_data["key"]
    report_incident(
        actor=request.actor, at=timezone.now(), draft=_draft(page), involved=involved, key=key
    )
    messages.success(request, _("Handed over to the peer support team."))
    return redirect("safety:own")


def _show(request: ActorRequest, page: NamesPage) -> HttpResponse:
    return render(request, "safety/meeting.html", {"page": page, "form": page.form})


def _draft(page: NamesPage) -> IncidentDraft:
    values = page.form.cleaned_data
    return IncidentDraft(
        kind="patient_death" if values["died"] else "safety_incident",
        happened_on=values["happened_on"],
        recorded_at=timezone.now(),
        department_id=UUID(values["department"]),
        harm="death" if values["died"] else "unknown",
    )
