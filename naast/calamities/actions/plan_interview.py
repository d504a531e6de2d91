"""Plans whom the analysts hear: by function, and where somebody is to be invited, whom."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.lock_file import lock_file, lock_open_file
from naast.calamities.locked import locked, words_of
from naast.calamities.models_interview import Interview
from naast.calamities.queries.diary import mark_of
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record


class InterviewRefused(Exception):
    """str() says why."""


@dataclass(frozen=True)
class Hearing:
    """function: such as "the nurse of the evening". person: to invite, or nobody by Naast."""

    function: str
    person: UUID | None
    first: UUID
    second: UUID | None
    begins_at: datetime | None
    minutes: int = 60
    place: str = ""


@transaction.atomic
def plan_interview(*, actor: Actor, at: datetime, file_id: UUID, hearing: Hearing) -> Interview:
    """Who is invited gets a neutral message and a date. Raises InterviewRefused."""
    file = lock_open_file(InterviewRefused, pk=file_id)
    interview = Interview(id=uuid4(), file=file, planned_by=UUID(actor.id))
    _write(interview, hearing, at)
    _tell(actor, at, interview, hearing.person)
    record("plan_interview", actor=actor, at=at, subject=str(interview.pk))
    return interview


@transaction.atomic
def change_interview(
    *, actor: Actor, at: datetime, interview_id: UUID, hearing: Hearing
) -> Interview:
    """Another day, place or person. Who is no longer the one hears that it is off, by the same
    neutral message. Raises InterviewRefused."""
    interview = _open_interview(interview_id)
    before = words_of(interview, "person")
    if before != str(hearing.person or "") and interview.answers.exists():
        raise InterviewRefused(
            _("This colleague was asked about the facts already. Plan a new interview for another.")
        )
    interview.sequence += 1
    _write(interview, hearing, at)
    for person in {UUID(before)} - {hearing.person} if before else set():
        _wait(actor, at, interview, person)
    _tell(actor, at, interview, hearing.person)
    record("change_interview", actor=actor, at=at, subject=str(interview.pk))
    return interview


@transaction.atomic
def call_interview_off(*, actor: Actor, at: datetime, interview_id: UUID) -> None:
    """It does not take place. Raises InterviewRefused."""
    interview = _open_interview(interview_id)
    interview.called_off, interview.sequence = True, interview.sequence + 1
    interview.changed_at = at
    interview.save(update_fields=["called_off", "sequence", "changed_at"])
    person = words_of(interview, "person")
    _tell(actor, at, interview, UUID(person) if person else None)
    record("call_interview_off", actor=actor, at=at, subject=str(interview.pk))


@transaction.atomic
def finish_interview(*, actor: Actor, at: datetime, interview_id: UUID) -> None:
    """It took place; what was said stands in the time line of facts, not here."""
    interview = _open_interview(interview_id)
    interview.done_on = timezone.localdate(at)
    interview.save(update_fields=["done_on"])
    record("finish_interview", actor=actor, at=at, subject=str(interview.pk))


def _open_interview(interview_id: UUID) -> Interview:
    file = lock_file(interviews=interview_id)
    rows = Interview.objects.select_for_update(of=("self",)).select_related("file")
    interview = rows.get(pk=interview_id)
    if file.closed_on is not None or interview.called_off or interview.done_on:
        raise InterviewRefused(_("This interview is over, or it does not take place."))
    return interview


def _write(interview: Interview, hearing: Hearing, at: datetime) -> None:
    row_id = interview.pk
    interview.function = locked(Interview, "function", row_id, hearing.function)
    interview.person = locked(
        Interview, "person", row_id, str(hearing.person) if hearing.person else ""
    )
    interview.place = locked(Interview, "place", row_id, hearing.place)
    interview.first_id, interview.second_id = hearing.first, hearing.second
    interview.begins_at, interview.minutes = hearing.begins_at, hearing.minutes
    interview.changed_at = at
    interview.save()


def _tell(actor: Actor, at: datetime, interview: Interview, person: UUID | None) -> None:
    """With the date for the diary where one is agreed; else that something waits."""
    if person is None:
        return
    if interview.begins_at is None:
        _wait(actor, at, interview, person)
        return
    queue_message(
        actor=actor,
        at=at,
        kind=MessageKind.DATE_PLANNED,
        person_id=person,
        case_id=mark_of(interview),
        once=f"interview|{interview.pk}|{interview.sequence}|{person}",
    )


def _wait(actor: Actor, at: datetime, interview: Interview, person: UUID) -> None:
    queue_message(
        actor=actor,
        at=at,
        kind=MessageKind.SOMETHING_WAITING,
        person_id=person,
        once=f"heard|{interview.pk}|{interview.sequence}|{person}",
    )
