"""Reminds supporters, once a month, of what is due: a text to sign, a competence to refresh."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record
from naast.supporters.logic.due import due_of
from naast.supporters.models import Supporter
from naast.supporters.queries.readiness import records_of, training_rules
from naast.supporters.queries.team import active_supporters

FIRST_DAYS = 7  # of the month; an outbox row lasts longer, so nobody hears it twice


@transaction.atomic
def remind_of_training(*, actor: Actor, at: datetime) -> int:
    """How many messages were put into the outbox. Doing it again changes nothing."""
    today = timezone.localdate(at)
    if today.day > FIRST_DAYS:
        return 0
    rows: list[Supporter] = list(active_supporters(today))
    rules, records = training_rules(), records_of(rows, today)
    told = 0
    for row in rows:
        if due_of(records[row.pk], rules, today):
            message = queue_message(
                actor=actor,
                at=at,
                kind=MessageKind.TRAINING_DUE,
                person_id=row.person_id,
                once=f"training_due {row.pk} {today:%Y-%m}",
            )
            told += message is not None
    if told:
        record("remind_of_training", actor=actor, at=at, subject=f"{told}")
    return told
