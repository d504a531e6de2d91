"""The keepers counted: their result file is taken in, and everything else of the round goes."""

import json
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.evaluation.actions.destroy_round import forget_outside
from naast.evaluation.logic.encoding import from_b64
from naast.evaluation.logic.result import Expected, read_result
from naast.evaluation.logic.rounds import State, Way
from naast.evaluation.logic.sentences import NotThisFile
from naast.evaluation.models import Round
from naast.evaluation.rules import EvaluationRefused
from naast.privacy.audit import record
from naast.privacy.passes import is_signed


@transaction.atomic
def take_result(*, actor: Actor, at: datetime, round_: Round, text: str) -> Round:
    """Stored for what the hospital publishes; shown nowhere as it is. Raises EvaluationRefused for
    a file that is not exactly this round's, ProcessAway."""
    row = Round.objects.select_for_update().get(pk=round_.pk)
    if row.stands is not State.CLOSED:
        raise EvaluationRefused(_("A result belongs to a round that is closed and not counted."))
    try:
        read_result(text, expected_of(row), is_signed)
    except NotThisFile as problem:
        raise EvaluationRefused(_(str(problem)), "result") from problem
    row.result, row.state = text, State.COUNTED.value
    row.ended_on, row.asked_on, row.reminded_on = timezone.localdate(at), None, None
    row.save()
    forget_outside(row)
    record("take_result", actor=actor, at=at, subject=row.code)
    return row


def expected_of(row: Round) -> Expected:
    """What a result of this round must agree with."""
    sealed = row.way == Way.BALLOTS.value
    return Expected(
        code=row.code,
        mark=row.mark,
        way=Way(row.way),
        result_key=from_b64(row.opening["result_key"]) if sealed else None,
        rehearsal=bool(row.opening.get("rehearsal", False)),
        least_ballots=max(row.least_ballots, row.needed or 0),
        form=json.loads(row.form),
        passes=row.passes if sealed else None,
        signed=row.signed,
    )
