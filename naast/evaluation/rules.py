"""Who keeps rounds, and the refusals of this area."""

from naast.access.actor import Actor
from naast.access.decide import register
from naast.access.roles import Right
from naast.evaluation.models import Round


class EvaluationRefused(Exception):
    """Nothing was changed; str() says why and what to do; field: the form field at fault."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


def may_keep(actor: Actor, _round: Round) -> bool:
    """Whoever arranges support keeps rounds; nobody reads an answer."""
    return actor.kind == "user"


register(Right.KEEP_EVALUATION, Round, may_keep)
