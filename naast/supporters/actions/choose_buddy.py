"""A supporter and a buddy choose each other; either of them ends it, without a reason."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record
from naast.supporters.models import Supporter
from naast.supporters.models_care import Buddy
from naast.supporters.queries.buddies import who_may_look_after
from naast.supporters.rules_buddies import BuddyRefused, is_asked, may_change_pair


@transaction.atomic
def ask_buddy(*, actor: Actor, at: datetime, person_id: UUID) -> Buddy:
    """Asks one; whoever was there before is so no more. Nobody else hears of it."""
    me = Supporter.objects.select_for_update().get(person_id=UUID(actor.id), active=True)
    if person_id not in who_may_look_after(me, timezone.localdate(at)):
        raise BuddyRefused(_("Choose somebody of the team, or a coordinator."))
    Buddy.objects.filter(supporter=me).exclude(person_id=person_id).delete()
    row, made = Buddy.objects.get_or_create(supporter=me, person_id=person_id)
    if made:
        _tell(person_id, actor, at)
    record("ask_buddy", actor=actor, at=at, own=True)
    return row


@transaction.atomic
def answer_buddy(*, actor: Actor, at: datetime, buddy: Buddy, yes: bool) -> None:
    """By whoever was asked. A no leaves nothing."""
    rows = Buddy.objects.select_for_update(of=("self",)).select_related("supporter")
    row = rows.filter(pk=buddy.pk, agreed=False).first()
    if row is None or not is_asked(actor, row.person_id):
        raise BuddyRefused(_("This has been answered, or was taken back."))
    if yes:
        row.agreed = True
        row.save(update_fields=["agreed"])
    else:
        row.delete()
    _tell(row.supporter.person_id, actor, at)
    record("answer_buddy", actor=actor, at=at, own=True)


@transaction.atomic
def end_buddy(*, actor: Actor, at: datetime, buddy: Buddy) -> None:
    """By either of the two. The other reads it on their page; no message makes much of it."""
    rows = Buddy.objects.select_for_update(of=("self",)).select_related("supporter")
    row = rows.filter(pk=buddy.pk).first()
    if row is None or not may_change_pair(actor, row):
        raise BuddyRefused(_("This has been answered, or was taken back."))
    row.delete()
    record("end_buddy", actor=actor, at=at, own=True)


def _tell(person_id: UUID, actor: Actor, at: datetime) -> None:
    kind = MessageKind.SOMETHING_WAITING
    queue_message(actor=actor, at=at, kind=kind, person_id=person_id)
