"""A supporter says yes or no to leading a group talk; a no needs no reason."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.cases.actions.tell_facilitators import tell_coordinators_of
from naast.cases.logic.group import LEAST_FACILITATORS, Answer, has_begun
from naast.cases.logic.sentences import gettext_noop
from naast.cases.logic.steps import NotNow
from naast.cases.models_group import Facilitator, GroupSession
from naast.cases.queries.groups import locked_talk
from naast.privacy.audit import record


@transaction.atomic
def answer_group_session(
    *, actor: Actor, at: datetime, session: GroupSession, yes: bool
) -> Facilitator:
    """The actor's own answer; a yes may still become a no until the talk begins.

    With fewer than two left who lead, the coordinator hears that something waits.
    """
    row = locked_talk(session)
    mine = Facilitator.objects.select_for_update().get(session=row, supporter_id=UUID(actor.id))
    if row.starts_at is None or has_begun(row.starts_at, at):
        raise NotNow(gettext_noop("The talk has begun already."))
    mine.answer = (Answer.YES if yes else Answer.NO).value
    mine.save(update_fields=["answer"])
    left = row.leaders.exclude(answer=Answer.NO.value).count()
    if left < LEAST_FACILITATORS:
        tell_coordinators_of(at=at, session=row, once=f"too few {row.leaders.count()}")
    record("answer_group_session", actor=actor, at=at, case_id=row.id)
    return mine
