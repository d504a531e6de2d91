"""A coordinator takes the closed box to the keepers: sealed answers, which nobody here can open."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.evaluation.logic.rounds import State, Way
from naast.evaluation.models import Round
from naast.evaluation.rules import EvaluationRefused
from naast.privacy import collector_client
from naast.privacy.audit import record


@transaction.atomic
def export_box(*, actor: Actor, at: datetime, round_: Round) -> dict[str, Any]:
    """With how many passes there were and how many were exchanged, so that the keepers can see
    that nobody stuffed the box. Raises EvaluationRefused before closing, ProcessAway."""
    if round_.stands is not State.CLOSED or round_.way != Way.BALLOTS.value:
        raise EvaluationRefused(_("The box can be fetched once the round is closed."))
    box = dict(collector_client.export_round(round_.code))
    box |= {"signed": round_.signed, "passes": round_.passes}
    record("export_box", actor=actor, at=at, subject=round_.code)
    return box
