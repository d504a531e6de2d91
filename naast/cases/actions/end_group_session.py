"""A group talk ends: held and counted, cancelled, or never counted. Who came was never kept."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from naast.access.actor import CLOCK, Actor
from naast.cases.actions.forget_talk import forget_talk
from naast.cases.logic.group import LEAST_GROUP, MOST_CAME, Answer, has_begun
from naast.cases.logic.sentences import gettext_noop
from naast.cases.logic.steps import NotNow
from naast.cases.models import Aftercare
from naast.cases.models_group import GroupMonth, GroupSession
from naast.cases.queries.groups import locked_talk
from naast.notify.actions.ask_supporter import ask_how_supporter_is
from naast.privacy.audit import record

ANSWER_WITHIN = timedelta(days=14)


@transaction.atomic
def hold_group_session(
    *, actor: Actor, at: datetime, session: GroupSession, came: int, wants_to_talk: bool = False
) -> None:
    """How many came goes into the month's count, which says nothing of which talk; then the talk is
    forgotten. wants_to_talk: of whoever leads and counts; the others who led are asked by message.
    """
    row = locked_talk(session)
    if row.starts_at is None or not has_begun(row.starts_at, at):
        raise NotNow(gettext_noop("The talk has not begun yet. Count afterwards."))
    if not 0 <= came <= MOST_CAME:
        raise NotNow(gettext_noop("Enter how many came, as a number."))
    _count(timezone.localdate(row.starts_at), came)
    _ask_how_leaders_are(row, actor, at, wants_to_talk)
    forget_talk(session=row, at=at)
    record("hold_group_session", actor=actor, at=at, case_id=row.id)


@transaction.atomic
def cancel_group_session(*, actor: Actor, at: datetime, session: GroupSession) -> None:
    """Nobody is asked why. Whoever was to lead is told nothing new by message: the talk is gone
    from the page, and the coordinator calls."""
    row = locked_talk(session)
    forget_talk(session=row, at=at)
    record("cancel_group_session", actor=actor, at=at, case_id=row.id)


def _count(day: date, came: int) -> None:
    month = GroupMonth.objects.get_or_create(month=day.replace(day=1))[0]
    counted = came if came >= LEAST_GROUP else 0
    GroupMonth.objects.filter(pk=month.pk).update(talks=F("talks") + 1, came=F("came") + counted)


def _ask_how_leaders_are(
    session: GroupSession, actor: Actor, at: datetime, wants_to_talk: bool
) -> None:
    """Fine, or would you like to talk? As after a case, and tied to nothing."""
    today = timezone.localdate(at)
    led = session.leaders.exclude(answer=Answer.NO.value).values_list("supporter_id", flat=True)
    for supporter in list(led):
        mine = actor.id == str(supporter)
        if mine and not wants_to_talk:
            continue
        question = Aftercare.objects.create(
            supporter_id=supporter, due_on=today, wants_to_talk=mine
        )
        if not mine:
            _ask_by_message(question.pk, supporter, at)


def _ask_by_message(question: UUID, supporter: UUID, at: datetime) -> None:
    ask_how_supporter_is(
        actor=CLOCK, at=at, aftercare_id=question, person_id=supporter, until=at + ANSWER_WITHIN
    )
