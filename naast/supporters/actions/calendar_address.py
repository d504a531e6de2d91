"""The secret address of a supporter's own calendar: made, made anew, revoked."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.logic.diary import digest_of
from naast.supporters.models import Supporter
from naast.supporters.models_training import CalendarAddress


@transaction.atomic
def make_calendar_address(*, actor: Actor, at: datetime) -> str:
    """The secret, shown once; one before it works no more. The actor's own row only.

    Raises Supporter.DoesNotExist for somebody outside the team.
    """
    supporter = Supporter.objects.get(person_id=actor.id, active=True)
    secret = secrets.token_urlsafe(32)
    CalendarAddress.objects.update_or_create(
        supporter=supporter,
        defaults={"digest": digest_of(secret), "made_on": timezone.localdate(at)},
    )
    record("make_calendar_address", actor=actor, at=at)
    return secret


@transaction.atomic
def end_calendar_address(*, actor: Actor, at: datetime) -> None:
    """From now on it shows nothing."""
    CalendarAddress.objects.filter(supporter__person_id=actor.id).delete()
    record("end_calendar_address", actor=actor, at=at)
