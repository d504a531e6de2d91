"""The steward mended the mail server: messages that were given up are tried again."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.notify.choices import MessageState
from naast.notify.models import OutgoingMessage
from naast.privacy.audit import record


@transaction.atomic
def retry_messages(*, actor: Actor, at: datetime) -> int:
    """How many go out again; those that no longer serve anything stay where they are."""
    rows = OutgoingMessage.objects.filter(state=MessageState.DEAD.value, useful_until_at__gt=at)
    count = rows.update(state=MessageState.WAITING.value, tries=0, not_before_at=at, done_at=None)
    record("retry_messages", actor=actor, at=at, subject=str(count))
    return count
