"""A coordinator has passes printed on cards, for a stack of envelopes."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.evaluation.actions.count_pass import tell_issuer
from naast.evaluation.logic.rounds import TAKES_ANSWERS, Way
from naast.evaluation.models import Round
from naast.evaluation.rules import EvaluationRefused
from naast.privacy.audit import record
from naast.privacy.passes import new_pass

MOST = 60


@transaction.atomic
def print_passes(*, actor: Actor, at: datetime, round_: Round, number: int) -> list[bytes]:
    """The passes, for one answer; they are kept nowhere but on these cards.

    Raises EvaluationRefused while no answers are collected, ProcessAway.
    """
    row = Round.objects.select_for_update().get(pk=round_.pk)
    if row.stands not in TAKES_ANSWERS or row.way != Way.BALLOTS.value:
        raise EvaluationRefused(_("No answers are collected now, so no card would work."))
    if not 1 <= number <= MOST:
        raise EvaluationRefused(_("Print 1 to 60 cards at a time."), "number")
    passes = [new_pass() for _each in range(number)]
    tell_issuer(row, passes)
    record("print_passes", actor=actor, at=at, subject=row.code)
    return passes
