"""The secret address of the days due for somebody: made, made anew, ended."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.calamities.models_clocks import DueAddress
from naast.calamities.queries.calendar import digest_of
from naast.privacy.audit import record


@transaction.atomic
def make_due_address(*, actor: Actor, at: datetime) -> str:
    """The secret, shown once; one before it works no more."""
    secret = secrets.token_urlsafe(32)
    DueAddress.objects.update_or_create(
        user_id=UUID(actor.id),
        defaults={"digest": digest_of(secret), "made_on": timezone.localdate(at)},
    )
    record("make_due_address", actor=actor, at=at)
    return secret


@transaction.atomic
def end_due_address(*, actor: Actor, at: datetime) -> None:
    """From now on it shows nothing."""
    DueAddress.objects.filter(user_id=UUID(actor.id)).delete()
    record("end_due_address", actor=actor, at=at)
