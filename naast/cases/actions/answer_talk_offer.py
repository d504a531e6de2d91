"""A supporter answers the offer of a talk after several colleagues."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.cases.models import Aftercare
from naast.privacy.audit import record
from naast.supporters.actions.close_offer import close_offer


@transaction.atomic
def answer_talk_offer(*, actor: Actor, at: datetime, wants_to_talk: bool) -> bool:
    """Yes: the coordinator calls, as after a single colleague. No: nobody hears of it.

    False when there is no offer to answer.
    """
    if not close_offer(person_id=UUID(actor.id)):
        return False
    if wants_to_talk:
        Aftercare.objects.create(
            supporter_id=UUID(actor.id), due_on=timezone.localdate(at), wants_to_talk=True
        )
    record("answer_talk_offer", actor=actor, at=at)
    return True
