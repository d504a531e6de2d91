"""Own reports, and taking back a name that was given by mistake."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from naast.access.decide import fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.incidents.choices import Kind, SupportDecision
from naast.incidents.models import Incident
from naast.incidents.queries.lists import own_reports
from naast.incidents.queries.withdrawal import incident_of_code
from naast.web.limits import limited
from naast.web.safety.forms import RemoveByCodeForm, RemoveForm
from naast.workflows.withdraw_named import withdraw_named

A_PAGE = 25
QUESTIONS = {SupportDecision.ASK_REPORTER, SupportDecision.ASKED}


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: ActorRequest) -> HttpResponse:
    """With the report's number and the code that was shown once."""
    form = RemoveByCodeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "safety/remove.html", {"form": form})
    refused = limited(request, "withdraw")
    if refused is not None:
        return refused
    values = form.cleaned_data
    found = incident_of_code(number=values["number"], code=values["code"], at=timezone.now())
    if found is None:
        form.add_error(
            "code", _("Number and code do not belong together, or it was over 30 days ago.")
        )
        return render(request, "safety/remove.html", {"form": form})
    return _removed(request, found, values["position"], "safety:remove")


@requires(Right.REPORT_INCIDENT)
@never_cache
@require_safe
def own(request: ActorRequest) -> HttpResponse:
    """What I reported: that it arrived. Not what became of the offer, that is not mine to know."""
    page = Paginator(own_reports(request.actor), A_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "id": row.pk,
            "number": row.number,
            "kind": Kind(row.kind).label,
            "day": date_format(row.happened_on),
            "question": row.support_decision in QUESTIONS,
        }
        for row in page
    ]
    return render(request, "safety/own.html", {"page": page, "rows": rows})


@requires(Right.REPORT_INCIDENT)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove_own(request: ActorRequest, incident_id: UUID) -> HttpResponse:
    """From an own report, signed in."""
    incident = fetch(request.actor, Right.REPORT_INCIDENT, Incident.objects.all(), pk=incident_id)
    form = RemoveForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "safety/remove.html", {"form": form, "incident": incident})
    return _removed(request, incident, form.cleaned_data["position"], "safety:own")


def _removed(
    request: ActorRequest, incident: Incident, position: int, onwards: str
) -> HttpResponse:
    """The same words whatever was found: a reporter may not learn whether support was offered."""
    withdraw_named(
        actor=request.actor, at=timezone.now(), incident_id=incident.pk, position=position
    )
    messages.success(
        request,
        _(
            "The name is taken back. If a call was made before, that colleague decides what "
            "happens now."
        ),
    )
    return redirect(onwards)
