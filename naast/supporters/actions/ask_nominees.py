"""A coordinator asks those who were named whether they would join the team."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record
from naast.supporters.logic.nomination import Stage
from naast.supporters.models import Supporter
from naast.supporters.models_nomination import COUNTED, NominationRound, Nominee
from naast.supporters.rules_nomination import NominationRefused


@transaction.atomic
def ask_nominees(
    *, actor: Actor, at: datetime, round_: NominationRound, nominees: Sequence[UUID]
) -> int:
    """How many were asked now; whoever was asked before, or is in the team, is left alone."""
    team = Supporter.objects.filter(active=True).values("person_id")
    rows = Nominee.objects.select_for_update().filter(
        round=round_, round__state=COUNTED, pk__in=nominees, stage=Stage.NAMED.value
    )
    found = list(rows.exclude(person_id__in=team))
    if not found:
        raise NominationRefused(_("Choose at least one colleague who has not been asked yet."))
    for one in found:
        one.stage = Stage.ASKED.value
        one.save(update_fields=["stage"])
        queue_message(actor=actor, at=at, kind=MessageKind.NAMED, person_id=one.person_id)
    record("ask_nominees", actor=actor, at=at, subject=f"{len(found)} asked")
    return len(found)
