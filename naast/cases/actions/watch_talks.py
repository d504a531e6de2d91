"""The clock of group talks: leaders the day before, the count that is missing, the end."""

from datetime import datetime, timedelta

from django.db import transaction

from naast.access.actor import CLOCK, Actor
from naast.cases.actions.end_group_session import cancel_group_session
from naast.cases.actions.tell_facilitators import remind_facilitators, tell_coordinators_of
from naast.cases.logic.group import Talk, count_is_late, ends_at, is_tomorrow
from naast.cases.models_group import GroupSession
from naast.privacy.audit import record

GIVEN_UP_AFTER = timedelta(days=14)


def watch_talks(*, at: datetime) -> int:
    """How many talks were looked at. Doing it twice reminds nobody twice."""
    rows = list(GroupSession.objects.filter(state=Talk.PLANNED.value).order_by("starts_at"))
    for row in rows:
        _watch(row, at)
    return len(rows)


def _watch(row: GroupSession, at: datetime) -> None:
    if row.starts_at is None or row.minutes is None:
        return
    if at >= ends_at(row.starts_at, row.minutes) + GIVEN_UP_AFTER:
        cancel_group_session(actor=CLOCK, at=at, session=row)
    elif is_tomorrow(row.starts_at, at) or count_is_late(row.starts_at, row.minutes, at):
        remind_of_talk(actor=CLOCK, at=at, session=row)


@transaction.atomic
def remind_of_talk(*, actor: Actor, at: datetime, session: GroupSession) -> int:
    """Whoever leads, the day before; the coordinator, two days after, when nobody has counted."""
    if session.starts_at is not None and at < session.starts_at:
        told = remind_facilitators(at=at, session=session)
    else:
        told = tell_coordinators_of(at=at, session=session, once="not counted")
    if told:
        record("remind_of_talk", actor=actor, at=at, case_id=session.id)
    return told
