"""Plans a meeting of the committee, moves it, calls it off; members get it for their diary."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.calamities.actions.fill_agenda import add_what_is_due
from naast.calamities.locked import locked
from naast.calamities.models_meeting import Meeting
from naast.calamities.queries.diary import is_past, mark_of
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record

MEMBERS = (Role.COMMITTEE_MEMBER, Role.CALAMITY_SECRETARY)


class MeetingRefused(Exception):
    """str() says why."""


@dataclass(frozen=True)
class When:
    """When and where people come together."""

    begins_at: datetime
    minutes: int
    place: str = ""


@transaction.atomic
def plan_meeting(*, actor: Actor, at: datetime, when: When) -> Meeting:
    """With an agenda of what is due now, and what was decided before and is not done."""
    row_id = uuid4()
    meeting = Meeting.objects.create(
        id=row_id,
        begins_at=when.begins_at,
        minutes=when.minutes,
        place=locked(Meeting, "place", row_id, when.place),
        changed_at=at,
        planned_by=UUID(actor.id),
    )
    add_what_is_due(meeting=meeting, at=at)
    _tell(actor, at, meeting)
    record("plan_committee_meeting", actor=actor, at=at, subject=str(meeting.pk))
    return meeting


@transaction.atomic
def move_meeting(*, actor: Actor, at: datetime, meeting_id: UUID, when: When) -> Meeting:
    """Another time or place. Raises MeetingRefused for one that is over or called off."""
    meeting = _still_to_come(meeting_id, at)
    meeting.begins_at, meeting.minutes = when.begins_at, when.minutes
    meeting.place = locked(Meeting, "place", meeting.pk, when.place)
    _changed(meeting, at)
    _tell(actor, at, meeting)
    record("move_committee_meeting", actor=actor, at=at, subject=str(meeting.pk))
    return meeting


@transaction.atomic
def call_meeting_off(*, actor: Actor, at: datetime, meeting_id: UUID) -> None:
    """Its agenda stays, and what was due comes back on the next. Raises MeetingRefused."""
    meeting = _still_to_come(meeting_id, at)
    meeting.called_off = True
    _changed(meeting, at)
    _tell(actor, at, meeting)
    record("call_committee_meeting_off", actor=actor, at=at, subject=str(meeting.pk))


def _still_to_come(meeting_id: UUID, at: datetime) -> Meeting:
    meeting = Meeting.objects.select_for_update().get(pk=meeting_id)
    if meeting.called_off or is_past(meeting.begins_at, at):
        raise MeetingRefused(_("This meeting is over or called off. Plan another one."))
    return meeting


def _changed(meeting: Meeting, at: datetime) -> None:
    meeting.sequence, meeting.changed_at = meeting.sequence + 1, at
    meeting.save()


def _tell(actor: Actor, at: datetime, meeting: Meeting) -> None:
    for person in holders_of(MEMBERS, timezone.localdate(at)).values_list("pk", flat=True):
        queue_message(
            actor=actor,
            at=at,
            kind=MessageKind.DATE_PLANNED,
            person_id=person,
            case_id=mark_of(meeting),
            once=f"committee|{meeting.pk}|{meeting.sequence}|{person}",
        )
