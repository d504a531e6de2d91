"""Who may do what with the rota, and the sentence for whoever may not."""

from datetime import datetime

from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.decide import decide, register
from naast.access.roles import Right
from naast.supporters.choices_rota import RotaState
from naast.supporters.models_rota import OnCallTurn, Rota, TurnOffer


class RotaRefused(Exception):
    """Nothing was changed; str() says why and what to do."""


def may_plan(actor: Actor, _obj: object) -> bool:
    """Whoever plans plans all of it; the right itself is asked by decide."""
    return actor.kind == "user"


def may_take_part(actor: Actor, turn: OnCallTurn) -> bool:
    """Supporters see and swap what is published; a draft is the coordinator's."""
    return turn.rota.state == RotaState.PUBLISHED.value


def refuse_unless_planner(actor: Actor) -> None:
    """Asked again inside every action."""
    if not decide(actor, Right.PLAN_ON_CALL):
        raise RotaRefused(_("Only coordinators plan who is on call."))


def refuse_unless_own(actor: Actor, turn: OnCallTurn, at: datetime) -> None:
    """One's own, published, and not over."""
    own = turn.supporter is not None and str(turn.supporter.person_id) == actor.id
    if not own or turn.ends_at <= at or turn.rota.state != RotaState.PUBLISHED.value:
        raise RotaRefused(_("This turn is not yours any more. Look at the page again."))


register(Right.PLAN_ON_CALL, Rota, may_plan)
register(Right.PLAN_ON_CALL, OnCallTurn, may_plan)
register(Right.PLAN_ON_CALL, TurnOffer, may_plan)
register(Right.CHANGE_OWN_AVAILABILITY, OnCallTurn, may_take_part)
