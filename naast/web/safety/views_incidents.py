"""Incidents for the committee's members, and the page of the head of department."""

from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from naast.access.decide import decide, fetch, requires
from naast.access.middleware import ActorRequest
from naast.access.roles import Right
from naast.calamities.queries.files import file_of_incident
from naast.cases.queries.groups import departments_with_talk
from naast.incidents.choices import Harm, Kind, Source, SupportDecision, YesNoUnknown
from naast.incidents.queries.lists import incidents_for, incidents_of_own_departments
from naast.knowledge.actions.put_guide_aside import put_guide_aside
from naast.knowledge.choices import Guide
from naast.knowledge.queries import is_new_head
from naast.people.queries import departments_headed_by
from naast.supporters.queries.nomination import round_open_until
from naast.ui import dates

A_PAGE = 25
CALAMITY = {
    YesNoUnknown.YES: gettext_lazy("Yes"),
    YesNoUnknown.NO: gettext_lazy("No"),
    YesNoUnknown.UNKNOWN: gettext_lazy("Not known"),
}


@requires(Right.READ_INCIDENTS)
@never_cache
@require_safe
def incidents(request: ActorRequest) -> HttpResponse:
    """All incidents, newest first. Days are written once a row, not by the template."""
    page = Paginator(incidents_for(request.actor), A_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "id": row.pk,
            "number": row.number,
            "kind": Kind(row.kind).label,
            "harm": "" if row.harm == Harm.UNKNOWN else Harm(row.harm).label,
            "where": row.department.name if row.department else row.place,
            "day": dates.day(row.happened_on, "j M Y"),
            "calamity": row.possible_calamity == YesNoUnknown.YES,
        }
        for row in page
    ]
    return render(request, "safety/incidents.html", {"page": page, "rows": rows})


@requires(Right.READ_INCIDENTS)
@never_cache
@require_safe
def incident(request: ActorRequest, incident_id: UUID) -> HttpResponse:
    """The facts of one incident, and whether everyone involved was offered support."""
    row = fetch(request.actor, Right.READ_INCIDENTS, incidents_for(request.actor), pk=incident_id)
    context = {
        "incident": row,
        "may_open": settings.CALAMITIES and decide(request.actor, Right.KEEP_CALAMITIES),
        "file": settings.CALAMITIES and file_of_incident(request.actor, row.pk),
        "kind": Kind(row.kind).label,
        "harm": _("Not known") if row.harm == Harm.UNKNOWN else Harm(row.harm).label,
        "calamity": CALAMITY[YesNoUnknown(row.possible_calamity)],
        "source": Source(row.source).label,
        "day": dates.day(row.happened_on, "j M Y"),
        "hour": time_format(row.happened_at_time) if row.happened_at_time else "",
        "reported": date_format(timezone.localtime(row.recorded_at), "DATETIME_FORMAT"),
    }
    return render(request, "safety/incident.html", context)


@requires(Right.READ_DEPARTMENT_OFFERS)
@never_cache
@require_safe
def department(request: ActorRequest) -> HttpResponse:
    """Own departments: offered to everyone, yes or not yet; and the way to the guide."""
    found = incidents_of_own_departments(request.actor, timezone.localdate())
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "number": row.number,
            "kind": Kind(row.kind).label,
            "where": row.department.name if row.department else "",
            "day": dates.day(row.happened_on, "j M Y"),
            "offered": row.support_offered,
            "not_needed": row.support_decision == SupportDecision.NOT_NEEDED,
        }
        for row in page
    ]
    new_head = is_new_head(request.actor, on=timezone.localdate())
    talks = departments_with_talk(request.actor, timezone.localdate())
    headed = departments_headed_by(UUID(request.actor.id)).values_list("pk", flat=True)
    context = {
        "page": page,
        "rows": rows,
        "new_head": new_head,
        "talks": talks,
        "names_until": round_open_until(headed, timezone.localdate()),
    }
    return render(request, "safety/department.html", context)


@requires(Right.READ_DEPARTMENT_OFFERS)
@require_POST
def guide_aside(request: ActorRequest) -> HttpResponse:
    """A new head has seen where the guide stands."""
    put_guide_aside(guide=Guide.HEAD, actor=request.actor, at=timezone.now())
    return redirect("safety:department")
