"""Invites a supporter to a talk with the coordinator, in a message that says nothing else."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record
from naast.supporters.models import Supporter

AGAIN_AFTER = timedelta(days=7)


@transaction.atomic
def invite_to_talk(*, actor: Actor, at: datetime, supporter: Supporter) -> bool:
    """False when an invitation of this week still stands; then no second message goes out."""
    row = Supporter.objects.select_for_update().get(pk=supporter.pk)
    today = timezone.localdate(at)
    if row.invited_on is not None and row.invited_on > today - AGAIN_AFTER:
        return False
    row.invited_on = today
    row.save(update_fields=["invited_on"])
    queue_message(actor=actor, at=at, kind=MessageKind.TALK_INVITED, person_id=row.person_id)
    record("invite_to_talk", actor=actor, at=at, subject=str(row.pk))
    return True
