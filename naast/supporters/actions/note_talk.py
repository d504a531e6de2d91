"""The coordinator and a supporter have talked."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.actions.mark_talked import mark_talked
from naast.supporters.models import Supporter


@transaction.atomic
def note_talk(*, actor: Actor, at: datetime, supporter: Supporter) -> None:
    """The day only."""
    mark_talked(person_id=supporter.person_id, on=timezone.localdate(at))
    record("note_talk", actor=actor, at=at, subject=str(supporter.pk))
