"""Puts a version of a questionnaire aside: no new round can choose it."""

from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.questionnaires.models import Instrument
from naast.questionnaires.rules import refuse_unless_manager


@transaction.atomic
def retire_instrument(*, instrument: Instrument, actor: Actor, at: datetime) -> Instrument:
    """What was asked with it keeps it. A second press changes nothing. Importing the same file
    takes it up again."""
    refuse_unless_manager(actor)
    row = Instrument.objects.select_for_update().get(pk=instrument.pk)
    if row.retired_at is None:
        row.retired_at = at
        row.save(update_fields=["retired_at"])
    record("retire_instrument", actor=actor, at=at, subject=str(row.pk))
    return row
