"""Stores the digest of a month that is over, and tells the staff representative."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.oversight.models import Digest
from naast.privacy import vault_client
from naast.privacy.audit import record


@transaction.atomic
def store_digest(*, month: date, actor: Actor, at: datetime) -> Digest:
    """The digest of the month that begins on this day; a stored one is never made again.

    Raises VaultRefused (too_soon) while the month runs, VaultUnavailable when the vault is silent.
    """
    stored = Digest.objects.filter(month=month).first()
    if stored is not None:
        return stored
    made = vault_client.close_month(f"{month:%Y-%m}")
    digest = Digest.objects.create(
        month=month, told=made["told"], head=made["head"], proof=made["proof"], made_at=at
    )
    for user in holders_of([Role.STAFF_REPRESENTATIVE], timezone.localdate(at)):
        queue_message(actor=actor, at=at, kind=MessageKind.SOMETHING_WAITING, person_id=user.pk)
    record("store_digest", actor=actor, at=at, subject=f"{month:%Y-%m}")
    return digest
