"""Somebody who said "later" in the round before is asked once more."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record
from naast.supporters.logic.nomination import Stage
from naast.supporters.models_nomination import COUNTED, AskAgain, NominationRound, Nominee
from naast.supporters.rules_nomination import NominationRefused


@transaction.atomic
def ask_again(*, actor: Actor, at: datetime, round_: NominationRound, person_id: UUID) -> None:
    """In this round, whether or not anybody named them in it."""
    gone, _counts = AskAgain.objects.filter(person_id=person_id).delete()
    if not gone or round_.state != COUNTED:
        raise NominationRefused(_("This colleague has been asked already."))
    row, _made = Nominee.objects.get_or_create(round=round_, person_id=person_id)
    if row.stage == Stage.NAMED.value:
        row.stage = Stage.ASKED.value
        row.save(update_fields=["stage"])
        queue_message(actor=actor, at=at, kind=MessageKind.NAMED, person_id=person_id)
    record("ask_again", actor=actor, at=at)
