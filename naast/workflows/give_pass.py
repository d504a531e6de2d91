"""A supported colleague gets a pass for the anonymous questions, or a card with one.

The case remembers that there was one, sealed, until it closes; the round remembers for how many
of one supporter's colleagues. Nothing joins the two, and the pass itself is kept nowhere.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.cases.actions.note_pass import note_pass
from naast.cases.logic.passes import helped_by
from naast.cases.logic.steps import NotNow
from naast.cases.models import Case
from naast.evaluation.actions.count_pass import count_for, tell_issuer, was_given
from naast.evaluation.logic.passes import Shown, shown
from naast.evaluation.logic.rounds import TAKES_ANSWERS, Way
from naast.evaluation.models import Round
from naast.evaluation.queries.rounds import round_for_answers
from naast.evaluation.rules import EvaluationRefused
from naast.privacy.passes import new_pass


@dataclass(frozen=True)
class Given:
    """What is shown, once. shown: None for a card out of the stack."""

    shown: Shown | None


@transaction.atomic
def give_pass(
    *,
    actor: Actor,
    at: datetime,
    case: Case,
    role: str,
    card: bool = False,
    value: bytes | None = None,
) -> Given:
    """card: one of the printed stack was handed over. value: the pass that waited in the form, so
    that a second press, or a page that is loaded again, shows the one pass instead of losing it.

    Raises NotNow for a second one and before any conversation, EvaluationRefused while no answers
    are collected, ProcessAway: then nothing was changed.
    """
    round_ = _locked()
    try:
        progress = note_pass(actor=actor, at=at, case=case, role=role)
    except NotNow:
        if card or value is None or not was_given(round_, value):
            raise
        return _shown(round_, value)
    count_for(round_, helped_by(progress))
    if card or round_.way == Way.PAPER.value:
        return Given(None)
    value = value or new_pass()
    tell_issuer(round_, [value])  # last: what fails before it leaves no pass behind
    return _shown(round_, value)


def _shown(round_: Round, value: bytes) -> Given:
    return Given(shown(value, collector=settings.COLLECTOR_URL, code=round_.code, mark=round_.mark))


def _locked() -> Round:
    """The round that takes answers, which cannot be closed until this is done."""
    found = round_for_answers()
    row = found and Round.objects.select_for_update().get(pk=found.pk)
    if not row or row.stands not in TAKES_ANSWERS:
        raise EvaluationRefused(_("No answers are collected just now, so there is no pass."))
    return row
