"""Takes over what the other system says now about an event, after a person said so."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.incidents.logic.differences import new_values
from naast.incidents.logic.draft import IncidentDraft
from naast.incidents.models import Incident
from naast.privacy.audit import record


@transaction.atomic
def revise_incident(
    *, actor: Actor, at: datetime, incident: Incident, draft: IncidentDraft, told: frozenset[str]
) -> Incident:
    """told: the fields that the file fills in; others stay, and so does what was decided about
    support."""
    row = Incident.objects.select_for_update().get(pk=incident.pk)
    values = new_values(row, draft, told)
    for name, value in values.items():
        setattr(row, name, value)
    if values:
        row.save(update_fields=sorted(values))
    record("revise_incident", actor=actor, at=at, subject=str(row.pk))
    return row
