"""A supporter stops: whoever counts on them comes to somebody else, without a story."""

from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction
from django.utils import timezone

from naast.access.actor import CLOCK, Actor
from naast.access.roles import Role
from naast.cases.actions.answer_group_session import answer_group_session
from naast.cases.actions.ask_nothing_more import ask_nothing_more
from naast.cases.logic.steps import NotNow
from naast.cases.queries.groups import talks_led_by
from naast.supporters.actions.stop_supporting import leave_team
from naast.supporters.models import Supporter
from naast.supporters.queries.care import whose_last_day_is_over
from naast.workflows.step_aside import hand_everything_over

logger = structlog.get_logger(__name__)


@transaction.atomic
def stop_supporting(*, actor: Actor, at: datetime, supporter: UUID) -> Supporter:
    """Pressed by the supporter, or by the clock on the day they chose. Nobody is told why, because
    nobody asked. Raises Supporter.DoesNotExist."""
    hand_everything_over(actor=actor, at=at, supporter=supporter)
    _leave_group_talks(at, supporter)
    ask_nothing_more(person_id=supporter)
    return leave_team(actor=actor, at=at, person_id=supporter)


def stop_who_said_so(*, at: datetime) -> int:
    """How many had chosen yesterday, or a day before, as their last."""
    over = whose_last_day_is_over(timezone.localdate(at))
    for person in over:
        stop_supporting(actor=CLOCK, at=at, supporter=person)
    return len(over)


def _leave_group_talks(at: datetime, supporter: UUID) -> None:
    """On their own word, as they would press it; what has begun stays with them."""
    leader = Actor(kind="user", id=str(supporter), roles=frozenset({Role.PEER_SUPPORTER}))
    for talk in talks_led_by(leader):
        try:
            answer_group_session(actor=leader, at=at, session=talk, yes=False)
        except NotNow:
            logger.info("talk_has_begun")
