"""Half-way every head of a department that was asked gets one reminder, whoever took part."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.notify.choices import MessageKind
from naast.privacy.audit import record
from naast.supporters.actions.open_round import tell_heads
from naast.supporters.models_nomination import OPEN, NominationRound


@transaction.atomic
def remind_departments(*, actor: Actor, at: datetime) -> bool:
    """True when they were reminded now. It does not look at who took part."""
    today = timezone.localdate(at)
    round_ = NominationRound.objects.filter(state=OPEN, closes_on__gte=today).first()
    if round_ is None or today < round_.opened_on + (round_.closes_on - round_.opened_on) / 2:
        return False
    waiting = round_.departments.select_for_update().filter(reminded_on=None)
    if not waiting.update(reminded_on=today):
        return False
    tell_heads(actor=actor, at=at, round_=round_, kind=MessageKind.ROUND_REMINDER)
    record("remind_departments", actor=actor, at=at, subject=str(round_.pk))
    return True
