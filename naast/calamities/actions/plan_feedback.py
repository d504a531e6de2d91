"""Plans when and how the result is told, and that it was. What anybody said has no place here.

To those involved it is an invitation, one way: names are typed by whoever hands them over, each
gets a neutral message with the date, and nothing of it stays: no name, no number, no answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.models import User
from naast.calamities.actions.lock_file import lock_file, lock_open_file
from naast.calamities.choices_committee import HearsResult, Way
from naast.calamities.locked import locked
from naast.calamities.models_feedback import Feedback
from naast.calamities.queries.diary import is_past, mark_of
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record


class FeedbackRefused(Exception):
    """str() says why."""


@dataclass(frozen=True)
class Telling:
    """Who hears it (department_id: whose head), from whom, when, where and how."""

    hears: HearsResult
    department_id: UUID | None
    way: Way
    told_by: UUID
    begins_at: datetime
    minutes: int = 60
    place: str = ""


@transaction.atomic
def plan_feedback(*, actor: Actor, at: datetime, file_id: UUID, telling: Telling) -> Feedback:
    """A head of department gets the date at once. Raises FeedbackRefused."""
    file = lock_open_file(FeedbackRefused, pk=file_id)
    row_id = uuid4()
    feedback = Feedback.objects.create(
        id=row_id,
        file=file,
        hears=telling.hears.value,
        department_id=telling.department_id if telling.hears is HearsResult.HEAD else None,
        way=telling.way.value,
        told_by_id=telling.told_by,
        begins_at=telling.begins_at,
        minutes=telling.minutes,
        place=locked(Feedback, "place", row_id, telling.place),
        changed_at=at,
        planned_by=UUID(actor.id),
    )
    _tell_head(actor, at, feedback)
    record("plan_feedback", actor=actor, at=at, subject=str(row_id))
    return feedback


@transaction.atomic
def call_feedback_off(*, actor: Actor, at: datetime, feedback_id: UUID) -> None:
    """A head hears it by the date; those involved whoever arranges it tells again, because nobody
    knows here who they are."""
    feedback = _open(feedback_id)
    feedback.called_off, feedback.sequence = True, feedback.sequence + 1
    feedback.changed_at = at
    feedback.save(update_fields=["called_off", "sequence", "changed_at"])
    _tell_head(actor, at, feedback)
    record("call_feedback_off", actor=actor, at=at, subject=str(feedback.pk))


@transaction.atomic
def finish_feedback(*, actor: Actor, at: datetime, feedback_id: UUID) -> None:
    """The result was told. Not before its day. Raises FeedbackRefused."""
    feedback, today = _open(feedback_id), timezone.localdate(at)
    if timezone.localdate(feedback.begins_at) > today:
        raise FeedbackRefused(
            _("That day is still to come. Say on the day itself that it is done.")
        )
    feedback.done_on = today
    feedback.save(update_fields=["done_on"])
    record("finish_feedback", actor=actor, at=at, subject=str(feedback.pk))


@transaction.atomic
def invite_to_hear(
    *, actor: Actor, at: datetime, feedback_id: UUID, people: Iterable[UUID]
) -> None:
    """A date for each, and no trace of whom. Raises FeedbackRefused."""
    feedback = _open(feedback_id)
    if feedback.hears != HearsResult.INVOLVED or is_past(feedback.begins_at, at):
        raise FeedbackRefused(_("Nobody can be invited to this any more."))
    for person in people:
        _date(actor, at, feedback, person)
    record("invite_to_hear", actor=actor, at=at, subject=str(feedback.pk))


def _open(feedback_id: UUID) -> Feedback:
    file = lock_file(feedback=feedback_id)
    rows = Feedback.objects.select_for_update(of=("self",)).select_related("file")
    feedback = rows.get(pk=feedback_id)
    if file.closed_on is not None or feedback.done_on or feedback.called_off:
        raise FeedbackRefused(_("This is done, or it does not take place."))
    return feedback


def _tell_head(actor: Actor, at: datetime, feedback: Feedback) -> None:
    head = feedback.department.head_id if feedback.department else None
    if head and User.objects.filter(pk=head, is_active=True).exists():
        _date(actor, at, feedback, head)


def _date(actor: Actor, at: datetime, feedback: Feedback, person: UUID) -> None:
    queue_message(
        actor=actor,
        at=at,
        kind=MessageKind.DATE_PLANNED,
        person_id=person,
        case_id=mark_of(feedback),
    )
