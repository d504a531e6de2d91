"""The coordinator has said whether a group talk is offered; the event does not keep what."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.incidents.models import Incident
from naast.privacy.audit import record


@transaction.atomic
def answer_group_proposal(*, actor: Actor, at: datetime, incident_id: UUID) -> None:
    """Planned and not needed leave the same row and the same event, which does not name the report:
    the trail is kept for years, and beside the month's count of talks it would say which event the
    only talk was for. A second time changes nothing."""
    rows = Incident.objects.filter(pk=incident_id, group_proposed=True)
    if rows.update(group_proposed=False):
        record("answer_group_proposal", actor=actor, at=at)
