"""Rounds: the one that takes answers, the one that waits, and those that are over."""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.evaluation.logic.rounds import OVER, TAKES_ANSWERS, State
from naast.evaluation.models import EvaluationChoice, Round

_TAKES = [one.value for one in TAKES_ANSWERS]
_OVER = [one.value for one in OVER]


def choice() -> EvaluationChoice:
    """What the hospital chose, or the defaults."""
    return EvaluationChoice.objects.first() or EvaluationChoice()


def is_on() -> bool:
    """Whether this hospital has an evaluation at all."""
    return bool(settings.EVALUATION) and choice().on


def round_for_answers() -> Round | None:
    """The round in which a pass can be given and used, for everybody; None where there is none."""
    if not is_on():
        return None
    return Round.objects.filter(state__in=_TAKES).first()


def rounds_kept_by(actor: Actor) -> list[Round]:
    """All that are not over, the one that takes answers first; at most a few."""
    if not decide(actor, Right.KEEP_EVALUATION):
        return []
    rows = Round.objects.exclude(state__in=_OVER).order_by("-opened_on", "pk")
    return sorted(rows, key=lambda one: one.stands is State.CLOSED)


def rounds_over(actor: Actor) -> list[Round]:
    """What became of earlier rounds, newest first. Without any number of them."""
    if not decide(actor, Right.KEEP_EVALUATION):
        return []
    return list(Round.objects.filter(state__in=_OVER).order_by("-ended_on", "pk"))


@dataclass(frozen=True)
class Published:
    """A round as everybody may know it. checks: sorted, so that each finds their own."""

    round: Round
    checks: list[str]


def published_rounds() -> list[Round]:
    """Those whose mark stands in the log, for everybody, newest first."""
    return list(Round.objects.exclude(mark="").order_by("-opened_on", "pk"))


def published(code: str) -> Published | None:
    """One of them, with its check numbers once it is counted."""
    row = Round.objects.exclude(mark="").filter(code=code).first()
    return None if row is None else Published(row, _checks(row))


def _checks(row: Round) -> list[str]:
    found: list[str] = _result(row).get("checks", [])
    return found


def _result(row: Round) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(row.result)["result"] if row.result else {}
    return told
