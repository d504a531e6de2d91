"""Asks the best eligible supporter without waiting for a coordinator, as signed beforehand."""

from datetime import datetime

from naast.access.actor import Actor
from naast.cases.actions.offer_support import offer_support
from naast.cases.actions.propose_supporters import propose_supporters
from naast.cases.models import Case


def ask_best(*, actor: Actor, at: datetime, case: Case) -> bool:
    """True when somebody was asked; False when nobody may be, so that a coordinator is told.

    Writes no event of its own: proposing and offering do.
    """
    proposed = propose_supporters(at=at, case=case)
    if not proposed.ranked:
        return False
    offer_support(
        actor=actor, at=at, case=case, supporter=proposed.ranked[0].supporter, role="system"
    )
    return True
