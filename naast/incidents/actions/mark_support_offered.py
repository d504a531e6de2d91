"""Notes that everyone involved was offered support: yes, without a moment or an outcome."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.incidents.models import Incident
from naast.privacy.audit import record


@transaction.atomic
def mark_support_offered(*, actor: Actor, at: datetime, incident_id: UUID) -> None:
    """Set by the workflow when the last offer of the event is made. A second time changes nothing.

    The trail does not say which incident: it would keep the moment that the incident leaves out.
    """
    rows = Incident.objects.filter(pk=incident_id, support_offered=False)
    if rows.update(support_offered=True):
        record("mark_support_offered", actor=actor, at=at)
