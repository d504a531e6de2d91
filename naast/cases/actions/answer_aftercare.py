"""A supporter says how they are after a case."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.cases.models import Aftercare
from naast.privacy.audit import record
from naast.supporters.actions.mark_talked import mark_talked


@transaction.atomic
def answer_aftercare(
    *, actor: Actor, at: datetime, aftercare: Aftercare, wants_to_talk: bool
) -> None:
    """Fine: the question is gone. Would like to talk: the coordinator is told until they called."""
    if wants_to_talk:
        aftercare.wants_to_talk = True
        aftercare.save(update_fields=["wants_to_talk"])
    else:
        aftercare.delete()
    record("answer_aftercare", actor=actor, at=at)


@transaction.atomic
def finish_aftercare(*, actor: Actor, at: datetime, aftercare: Aftercare) -> None:
    """The coordinator has called the supporter; of the talk only its day is kept."""
    mark_talked(person_id=aftercare.supporter_id, on=timezone.localdate(at))
    aftercare.delete()
    record("finish_aftercare", actor=actor, at=at)
