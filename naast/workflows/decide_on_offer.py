"""The coordinator's tap on a report that waited: offer, ask the reporter first, or not needed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.actions.press_step import press_step
from naast.cases.logic.words import Press
from naast.cases.models import Case
from naast.cases.queries.opened import vault_role
from naast.incidents.actions.decide_support import Tap, decide_support
from naast.privacy import vault_client

PRESS_OF_TAP = {"opened": Press.CONFIRM, "not_needed": Press.NOT_NEEDED}


@transaction.atomic
def decide_on_offer(*, actor: Actor, at: datetime, incident_id: UUID, tap: Tap) -> int:
    """How many offers are opened or let go. Only the vault knows which cases the event has.

    A coordinator who does not stand apart from one of the cases leaves that one to the deputy.
    """
    decide_support(actor=actor, at=at, incident_id=incident_id, tap=tap)
    press = PRESS_OF_TAP.get(tap)
    if press is None:
        return 0
    role = vault_role(actor)
    ids = vault_client.cases_of_incident(incident_id, actor.name, role)
    for case in Case.objects.filter(pk__in=ids):
        press_step(actor=actor, at=at, case=case, press=press, role=role)
    return len(ids)
