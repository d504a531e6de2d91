"""A coordinator chooses whether there is an evaluation, how people answer, and its bounds."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.evaluation.logic.rounds import LOWEST_BALLOTS, LOWEST_SUPPORTERS, UNFINISHED, Way
from naast.evaluation.models import EvaluationChoice, Round
from naast.evaluation.rules import EvaluationRefused
from naast.privacy.audit import record


@dataclass(frozen=True)
class Chosen:
    """What the page asks."""

    on: bool
    way: Way
    least_ballots: int
    least_supporters: int


@transaction.atomic
def choose_evaluation(*, actor: Actor, at: datetime, chosen: Chosen) -> EvaluationChoice:
    """Holds for the next round; one that is open keeps what its manifest says.

    Raises EvaluationRefused below the lowest bounds, and for switching off while a round is open.
    """
    if chosen.least_ballots < LOWEST_BALLOTS or chosen.least_supporters < LOWEST_SUPPORTERS:
        raise EvaluationRefused(
            _("Never fewer than five answers, of people helped by two supporters."), "least_ballots"
        )
    unfinished = Round.objects.filter(state__in=[one.value for one in UNFINISHED])
    if not chosen.on and unfinished.exists():
        raise EvaluationRefused(_("A round is open. End it first; then switch off."), "on")
    row, _made = EvaluationChoice.objects.update_or_create(
        only=True,
        defaults={
            "on": chosen.on,
            "way": chosen.way.value,
            "least_ballots": chosen.least_ballots,
            "least_supporters": chosen.least_supporters,
        },
    )
    record("choose_evaluation", actor=actor, at=at)
    return row
