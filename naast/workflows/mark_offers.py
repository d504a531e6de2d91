"""Tells an incident that everyone involved was offered support: yes, and nothing else."""

from datetime import datetime

from naast.access.actor import CLOCK
from naast.cases.models import Case
from naast.incidents.actions.mark_support_offered import mark_support_offered
from naast.incidents.choices import SupportDecision
from naast.incidents.models import Incident
from naast.privacy import vault_client


def mark_offers(*, at: datetime) -> int:
    """How many incidents turned to yes. The vault answers for a whole incident, never for one case.

    While a case has not reached the vault, nothing can be said of any incident.
    """
    if Case.objects.filter(adopted=False).exists():
        return 0
    rows = Incident.objects.filter(
        support_decision=SupportDecision.OPENED, support_offered=False
    ).values_list("pk", flat=True)
    marked = 0
    for incident_id in rows:
        if vault_client.offers_made(incident_id):
            mark_support_offered(actor=CLOCK, at=at, incident_id=incident_id)
            marked += 1
    return marked
