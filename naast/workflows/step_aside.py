"""A supporter cannot go on: one press, and everybody who counts on them comes to somebody else."""

from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction

from naast.access.actor import CLOCK, Actor
from naast.cases.actions.press_step import press_step
from naast.cases.logic.steps import NotNow
from naast.cases.logic.words import Phase, Press
from naast.cases.models import Case
from naast.privacy.sealing import SealBroken
from naast.privacy.vault_client import VaultRefused
from naast.supporters.actions.pause_supporter import pause_supporter

logger = structlog.get_logger(__name__)


@transaction.atomic
def step_aside(*, actor: Actor, at: datetime, supporter: UUID) -> None:
    """Without a story, pressed by the supporter or, who cannot press, by a coordinator.

    For a coordinator the clock hands over: support of somebody too near to this coordinator comes
    back as well, and nothing tells that there was any. Raises Supporter.DoesNotExist.
    """
    pause_supporter(actor=actor, at=at, person_id=supporter)
    hand_everything_over(actor=actor, at=at, supporter=supporter)


def hand_everything_over(*, actor: Actor, at: datetime, supporter: UUID) -> None:
    """Whoever counts on the supporter waits for somebody else. Part of the transaction of stepping
    aside and of stopping."""
    own = actor.id == str(supporter)
    by, role = (actor, "supporter") if own else (CLOCK, "system")
    for case in Case.objects.filter(adopted=True, supporter_id=supporter).exclude(
        phase=Phase.CLOSED.value
    ):
        try:
            press_step(actor=by, at=at, case=case, press=Press.ANOTHER_SUPPORTER, role=role)
        except (VaultRefused, SealBroken, NotNow) as problem:  # just finished, or damaged
            logger.warning("case_not_moved", case=str(case.pk), reason=type(problem).__name__)
