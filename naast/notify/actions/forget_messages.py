"""Forgets messages and answer codes that have had their time."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.notify.erasers import forget_old_codes, forget_old_messages
from naast.privacy.audit import record


@transaction.atomic
def forget_messages(*, actor: Actor, at: datetime) -> int:
    """How many rows were removed."""
    gone = forget_old_messages(None, at) + forget_old_codes(None, at)
    if gone:
        record("forget_messages", actor=actor, at=at)
    return gone
