"""Turns the line "support offered to everyone involved", for all events of a morning together."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.incidents.logic.turning import last_turned
from naast.incidents.models import Incident
from naast.privacy.audit import record


@transaction.atomic
def mark_support_offered(*, actor: Actor, at: datetime) -> int:
    """How many turned; twice on a day changes nothing. On a fixed morning for each event, whatever
    was answered, whoever was reached, and also where nobody of it gets an offer.

    The trail knows neither which incidents nor how many.
    """
    until = last_turned(timezone.localtime(at))
    rows = Incident.objects.filter(support_offered=False, offers_turn_on__lte=until)
    turned = rows.update(support_offered=True, offers_turn_on=None)
    if turned:
        record("mark_support_offered", actor=actor, at=at)
    return turned
