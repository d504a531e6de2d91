"""Somebody of the team is not asked for now: by their own press, or a coordinator's for them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.privacy.audit import record
from naast.supporters.models import Supporter


@transaction.atomic
def pause_supporter(*, actor: Actor, at: datetime, person_id: UUID) -> Supporter:
    """Until the supporter says otherwise; no reason is asked or kept.

    Raises Supporter.DoesNotExist for somebody outside the team, and alike for whoever is neither
    the supporter nor a coordinator.
    """
    if actor.id != str(person_id) and not decide(actor, Right.COORDINATE_CASES):
        raise Supporter.DoesNotExist
    row = Supporter.objects.select_for_update().get(person_id=person_id)
    row.available = False
    row.save(update_fields=["available"])
    record("pause_supporter", actor=actor, at=at)
    return row
