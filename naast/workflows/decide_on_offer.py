"""The coordinator's tap on a report that waited: offer, ask the reporter first, or not needed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import CLOCK, Actor
from naast.cases.logic.words import Press
from naast.cases.models import Case
from naast.cases.queries.opened import vault_role
from naast.incidents.actions.decide_support import Tap, decide_support
from naast.privacy import vault_client
from naast.workflows.adopt_soon import adopt_waiting
from naast.workflows.press_at_once import press_at_once

PRESS_OF_TAP = {"opened": Press.CONFIRM, "not_needed": Press.NOT_NEEDED}


@transaction.atomic
def decide_on_offer(*, actor: Actor, at: datetime, incident_id: UUID, tap: Tap) -> int:
    """How many offers are opened or let go. Only the vault knows which cases the event has.

    The tap is about the event, so an offer is opened for everybody. But nobody decides against
    an offer to somebody who is too near: that one is opened all the same, for the deputy to see.
    Raises VaultUnavailable while the vault does not know all cases yet.
    """
    adopt_waiting(at=at)
    if Case.objects.filter(adopted=False).exists():
        raise vault_client.VaultUnavailable
    decide_support(actor=actor, at=at, incident_id=incident_id, tap=tap)
    press = PRESS_OF_TAP.get(tap)
    if press is None:
        return 0
    role = vault_role(actor)
    own = set(vault_client.cases_of_incident(incident_id, actor.name, role))
    everybody = vault_client.cases_of_incident(incident_id, CLOCK.name, "system")
    for case in Case.objects.filter(pk__in=everybody):
        if case.pk in own:
            press_at_once(actor=actor, at=at, case=case, press=press, role=role)
        else:
            press_at_once(actor=CLOCK, at=at, case=case, press=Press.CONFIRM, role="system")
    return len(everybody)
