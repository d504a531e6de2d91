"""A coordinator brings the keepers' opening file, and the questions are fixed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.evaluation.logic.encoding import b32
from naast.evaluation.logic.opening import read_opening, same_keys
from naast.evaluation.logic.rounds import UNFINISHED, Way
from naast.evaluation.logic.sentences import NotThisFile
from naast.evaluation.models import Round
from naast.evaluation.queries.rounds import choice, is_on
from naast.evaluation.rules import EvaluationRefused
from naast.privacy.audit import record
from naast.privacy.passes import new_code


@dataclass(frozen=True)
class Brought:
    """opening: the text of the keepers' file, empty on paper. form: the exact form.json."""

    opening: str
    form: str


@transaction.atomic
def prepare_round(*, actor: Actor, at: datetime, brought: Brought) -> Round:
    """Nobody can answer yet. Raises EvaluationRefused for a wrong file, or beside another round."""
    chosen = choice()
    if not is_on():
        raise EvaluationRefused(_("The evaluation is switched off. Switch it on first."))
    opening = _opening(brought.opening) if chosen.way == Way.BALLOTS.value else {}
    if Round.objects.filter(state__in=[one.value for one in UNFINISHED]).exists():
        raise _one_already()
    try:
        with transaction.atomic():
            round_ = Round.objects.create(
                code=b32(new_code()),
                way=chosen.way,
                opening=opening,
                form=brought.form,
                least_ballots=chosen.least_ballots,
                least_supporters=chosen.least_supporters,
                opened_on=timezone.localdate(at),
            )
    except IntegrityError as problem:  # opened by somebody else at this very moment
        raise _one_already() from problem
    record("prepare_evaluation", actor=actor, at=at, subject=round_.code)
    return round_


def _one_already() -> EvaluationRefused:
    return EvaluationRefused(_("There is a round already. Only one at a time collects answers."))


def _opening(text: str) -> dict[str, object]:
    try:
        told = read_opening(text)
    except NotThisFile as problem:
        raise EvaluationRefused(_(str(problem)), "opening") from problem
    if told["rehearsal"]:
        raise EvaluationRefused(
            _("This file is of a rehearsal. Ask the keepers for that of a real ceremony."),
            "opening",
        )
    if any(same_keys(told, one) for one in Round.objects.values_list("opening", flat=True)):
        raise EvaluationRefused(
            _("A round with these keys was here before. Each round has keys of its own."), "opening"
        )
    return told
