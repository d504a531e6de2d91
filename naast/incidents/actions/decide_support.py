"""The coordinator's tap on a report that waits: offer, ask the reporter, or not needed."""

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.incidents.choices import STILL_TO_DECIDE, SupportDecision
from naast.incidents.logic.turning import turns_on
from naast.incidents.models import Incident
from naast.privacy.audit import record

Tap = Literal["opened", "ask_reporter", "asked", "not_needed"]
ANSWER_WITHIN = timedelta(days=1)  # then the report comes back to the coordinator


class DecidedBefore(Exception):
    """Somebody decided meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _("This report was decided by somebody else just now. See what they chose.")
        )


@transaction.atomic
def decide_support(*, actor: Actor, at: datetime, incident_id: UUID, tap: Tap) -> Incident:
    """The incident with the decision; only this half, the offers are made by the workflow.

    After a question to the reporter the report comes back within a day. Raises DecidedBefore.
    """
    incident = Incident.objects.select_for_update().get(pk=incident_id)
    if incident.support_decision not in STILL_TO_DECIDE:
        raise DecidedBefore
    incident.support_decision = tap
    still_open = SupportDecision(tap) in STILL_TO_DECIDE
    incident.decide_by_at = at + ANSWER_WITHIN if still_open else None
    incident.offers_turn_on = None if still_open else turns_on(timezone.localtime(at))
    incident.save(update_fields=["support_decision", "decide_by_at", "offers_turn_on"])
    record(f"decide_support:{tap}", actor=actor, at=at, subject=str(incident.pk))
    return incident
