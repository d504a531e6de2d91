"""The clock of intervision: dates ahead, reminders, the count that is missing, the end."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import CLOCK, Actor
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record
from naast.supporters.actions.plan_intervision import plan_ahead
from naast.supporters.actions.tell_group import tell_group
from naast.supporters.logic.intervision import GIVEN_UP_AFTER, Meeting, count_is_late, is_near
from naast.supporters.models_intervision import IntervisionGroup, IntervisionMeeting


def watch_intervision(*, at: datetime) -> int:
    """How many meetings were looked at. Doing it twice plans and reminds nobody twice."""
    for group in IntervisionGroup.objects.filter(ended_on__isnull=True):
        keep_planned(actor=CLOCK, at=at, group=group)
    rows = IntervisionMeeting.objects.filter(state=Meeting.PLANNED.value).select_related("group")
    meetings = list(rows)
    for meeting in meetings:
        if at >= meeting.starts_at + GIVEN_UP_AFTER:
            give_up_meeting(actor=CLOCK, at=at, meeting=meeting)
        elif is_near(meeting.starts_at, at) or count_is_late(meeting.starts_at, at):
            remind_of_meeting(actor=CLOCK, at=at, meeting=meeting)
    return len(meetings)


@transaction.atomic
def keep_planned(*, actor: Actor, at: datetime, group: IntervisionGroup) -> int:
    """How many meetings were added; a month at a time, so that the night is quiet."""
    row = IntervisionGroup.objects.select_for_update().get(pk=group.pk)
    today = timezone.localdate(at)
    if row.planned_until is not None and (row.planned_until - today).days > 168:
        return 0
    made = plan_ahead(row, at)
    record("keep_planned", actor=actor, at=at, subject=str(row.pk))
    return made


@transaction.atomic
def remind_of_meeting(*, actor: Actor, at: datetime, meeting: IntervisionMeeting) -> int:
    """The group, three days before. Afterwards whoever counts: the facilitator, or the
    coordinators where somebody from outside leads."""
    group, starts = meeting.group, meeting.starts_at
    if at < starts:
        once = f"near {meeting.pk} {starts.isoformat()}"
        told = tell_group(actor=actor, at=at, group=group, useful_until_at=starts, once=once)
    else:
        told = _ask_to_count(meeting, at)
    if told:
        record("remind_of_meeting", actor=actor, at=at, subject=str(meeting.pk))
    return told


@transaction.atomic
def give_up_meeting(*, actor: Actor, at: datetime, meeting: IntervisionMeeting) -> None:
    """Four weeks later nobody has said whether it was held: that is remembered as it is. Whoever
    counts it at this moment comes first."""
    rows = IntervisionMeeting.objects.select_for_update()
    row = rows.filter(pk=meeting.pk, state=Meeting.PLANNED.value).first()
    if row is None:
        return
    row.state, row.decided_on = Meeting.UNCOUNTED.value, timezone.localdate(at)
    row.save(update_fields=["state", "decided_on"])
    record("give_up_meeting", actor=actor, at=at, subject=str(meeting.pk))


def _ask_to_count(meeting: IntervisionMeeting, at: datetime) -> int:
    leads = meeting.group.facilitator_id
    kind = MessageKind.SOMETHING_WAITING
    people = [leads] if leads else _coordinators(at)
    queued = [
        queue_message(actor=CLOCK, at=at, kind=kind, person_id=one,
                      once=f"intervision {meeting.pk} count {one}")
        for one in people
    ]  # fmt: skip
    return sum(message is not None for message in queued)


def _coordinators(at: datetime) -> list[UUID]:
    held = holders_of([Role.COORDINATOR], timezone.localdate(at))
    return list(held.values_list("pk", flat=True))
