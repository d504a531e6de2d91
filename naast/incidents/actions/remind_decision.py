"""A report on which nobody has decided comes back later, again and again, until somebody has."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.incidents.choices import STILL_TO_DECIDE
from naast.incidents.models import Incident
from naast.privacy.audit import record


@transaction.atomic
def remind_decision(*, actor: Actor, at: datetime, incident_id: UUID, again_at: datetime) -> None:
    """Coordinators were told; the next time is again_at."""
    rows = Incident.objects.filter(pk=incident_id, support_decision__in=sorted(STILL_TO_DECIDE))
    if rows.update(decide_by_at=again_at):
        record("remind_decision", actor=actor, at=at, subject=str(incident_id))
