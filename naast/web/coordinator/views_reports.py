"""Reports that wait for one tap of the coordinator: offer, ask the reporter, not needed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.cases.models import Case
from naast.cases.queries.opened import vault_role
from naast.incidents.models import Incident
from naast.privacy import vault_client
from naast.workflows.decide_on_offer import decide_on_offer

DONE = {
    "opened": _("Support is being offered. Now choose who calls."),
    "asked": _("Noted that you ask the reporter. It comes back tomorrow."),
    "not_needed": _("Noted: no offer needed."),
}


@requires(Right.DECIDE_ON_SUPPORT)
@require_safe
def report(request: ActorRequest, incident_id: UUID) -> HttpResponse:
    """The facts that matter for the decision, and how many colleagues were named."""
    incident = fetch(
        request.actor,
        Right.DECIDE_ON_SUPPORT,
        Incident.objects.select_related("department"),
        pk=incident_id,
    )
    role = vault_role(request.actor)
    ids = vault_client.cases_of_incident(incident.pk, request.actor.name, role)
    named = Case.objects.filter(pk__in=ids).count()
    context = {"incident": incident, "named": named}
    return render(request, "coordinator/report.html", context)


@requires(Right.DECIDE_ON_SUPPORT)
@require_POST
def decide(request: ActorRequest, incident_id: UUID, tap: str) -> HttpResponse:
    """One tap."""
    incident = fetch(request.actor, Right.DECIDE_ON_SUPPORT, Incident.objects.all(), pk=incident_id)
    if tap not in DONE:
        raise Http404
    decide_on_offer(
        actor=request.actor,
        at=timezone.now(),
        incident_id=incident.pk,
        tap=tap,  # type: ignore[arg-type]
    )
    messages.success(request, _(DONE[tap]))
    return redirect("coordinator:start")
