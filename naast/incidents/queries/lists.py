"""Lists of incidents, for those who may read them."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.incidents.models import Incident
from naast.people.queries import departments_headed_by

WEEKS_OF_A_HEAD = 8


def incidents_for(actor: Actor) -> QuerySet[Incident]:
    """All incidents, newest first, for the committee's members; nothing for others."""
    if not decide(actor, Right.READ_INCIDENTS):
        return Incident.objects.none()
    return Incident.objects.select_related("department")


def incidents_of_own_departments(actor: Actor, today: date) -> QuerySet[Incident]:
    """Of the last eight weeks, in departments that the actor heads, latest event first."""
    if actor.kind != "user" or not decide(actor, Right.READ_DEPARTMENT_OFFERS):
        return Incident.objects.none()
    since = today - timedelta(weeks=WEEKS_OF_A_HEAD)
    rows = Incident.objects.filter(
        department__in=departments_headed_by(UUID(actor.id)), happened_on__gte=since
    )
    return rows.select_related("department").order_by("-happened_on", "-recorded_at", "-id")


def own_reports(actor: Actor) -> QuerySet[Incident]:
    """What the actor reported in the last thirty days, newest first."""
    if actor.kind != "user":
        return Incident.objects.none()
    return Incident.objects.filter(reporter_id=actor.id).order_by("-stored_at", "-id")
