"""Writes down what was decided about a file, on what ground and by whom."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.begin_steps import begin_steps
from naast.calamities.choices import Judgement, Stage
from naast.calamities.logic.plan import WEIGHED_BY
from naast.calamities.models import CalamityFile, Weighing
from naast.calamities.queries.family import let_go_for_family
from naast.calamities.queries.files import DECIDED_BY, REASONS
from naast.privacy.audit import record
from naast.privacy.locking import lock


class IsClosed(Exception):
    """A closed file is not weighed again."""

    def __init__(self) -> None:
        super().__init__(_("This file is closed. Nothing changes in it any more."))


@dataclass(frozen=True)
class Decision:
    """decided_by: a function or name, as the hospital says it. reasons: text."""

    judgement: Judgement
    record_read: bool
    family_heard: bool
    professionals_heard: bool
    reasons: str
    decided_by: str
    decided_on: date


@transaction.atomic
def weigh(*, actor: Actor, at: datetime, file_id: UUID, decision: Decision) -> Weighing:
    """The clocks of a calamity start on the day of the decision; in doubt the doubt's clock runs
    on; what turns out to be no calamity lets its open steps go. Raises IsClosed."""
    file = CalamityFile.objects.select_for_update().get(pk=file_id)
    if file.closed_on is not None:
        raise IsClosed
    row_id = uuid4()
    row = Weighing.objects.create(
        id=row_id,
        file=file,
        judgement=decision.judgement.value,
        record_read=decision.record_read,
        family_heard=decision.family_heard,
        professionals_heard=decision.professionals_heard,
        reasons=lock(decision.reasons, kind=REASONS, row_id=row_id),
        decided_by=lock(decision.decided_by, kind=DECIDED_BY, row_id=row_id),
        decided_on=decision.decided_on,
        written_by=UUID(actor.id),
        written_at=at,
    )
    _follow(file, decision, UUID(actor.id))
    record("weigh_calamity", actor=actor, at=at, subject=str(file.pk))
    return row


def _follow(file: CalamityFile, decision: Decision, secretary: UUID) -> None:
    still_open = file.steps.filter(done_on=None)
    if decision.judgement is Judgement.DOUBT:
        file.stage, file.established_on = Stage.WEIGHING.value, None
        still_open.filter(rule__in=WEIGHED_BY).update(not_needed=False)
    elif decision.judgement is Judgement.CALAMITY:
        file.stage = Stage.CALAMITY.value
        file.established_on = file.established_on or decision.decided_on
        stand = let_go_for_family(file)
        still_open.filter(not_needed=True).exclude(rule__in=stand).update(not_needed=False)
        still_open.filter(rule__in=WEIGHED_BY).update(not_needed=True)
        begin_steps(file=file, moment="established", start=file.established_on, secretary=secretary)
    else:
        file.stage, file.established_on = Stage.NO_CALAMITY.value, None
        still_open.update(not_needed=True)
    file.save(update_fields=["stage", "established_on"])
