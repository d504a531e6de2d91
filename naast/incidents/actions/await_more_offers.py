"""More people of an event are named: "offered to everyone" is not yet true again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.incidents.actions.decide_support import ANSWER_WITHIN
from naast.incidents.choices import SupportDecision
from naast.incidents.logic.turning import turns_on
from naast.incidents.models import Incident
from naast.privacy.audit import record


@transaction.atomic
def await_more_offers(*, actor: Actor, at: datetime, incident: Incident) -> bool:
    """Whether offers are made at once. Where none was needed, the coordinator decides again."""
    incident.support_offered = False
    if incident.support_decision == SupportDecision.NOT_NEEDED:
        incident.support_decision = SupportDecision.WAITS.value
        incident.decide_by_at = at + ANSWER_WITHIN
    opened = incident.support_decision == SupportDecision.OPENED
    incident.offers_turn_on = turns_on(timezone.localtime(at)) if opened else None
    incident.save(
        update_fields=["support_offered", "support_decision", "decide_by_at", "offers_turn_on"]
    )
    record("await_more_offers", actor=actor, at=at, own=True)
    return opened
