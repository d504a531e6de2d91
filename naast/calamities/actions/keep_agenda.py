"""Adapts an agenda: what is due now, a point of one's own, off again, earlier or later."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import transaction

from naast.access.actor import Actor
from naast.calamities.actions.fill_agenda import add_item, add_what_is_due
from naast.calamities.choices_committee import AgendaAsk
from naast.calamities.models_meeting import AgendaItem, Meeting
from naast.privacy.audit import record


@transaction.atomic
def bring_agenda_up_to_date(*, actor: Actor, at: datetime, meeting_id: UUID) -> int:
    """How many points came on."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting_id)
    new = add_what_is_due(meeting=meeting, at=at)
    record("bring_agenda_up_to_date", actor=actor, at=at, subject=str(meeting.pk))
    return new


@transaction.atomic
def put_on_agenda(
    *,
    actor: Actor,
    at: datetime,
    meeting_id: UUID,
    ask: AgendaAsk,
    file_id: UUID | None,
    text: str = "",
) -> AgendaItem:
    """A file with a question, or a point of one's own, with or without a file."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting_id)
    item = add_item(meeting=meeting, file_id=file_id, ask=ask, text=text)
    record("put_on_agenda", actor=actor, at=at, subject=str(meeting.pk))
    return item


@transaction.atomic
def take_off_agenda(*, actor: Actor, at: datetime, item: AgendaItem) -> None:
    """What is due stays marked, so that it does not come on by itself again."""
    AgendaItem.objects.filter(pk=item.pk).update(left_out=True)
    record("take_off_agenda", actor=actor, at=at, subject=str(item.meeting_id))


@transaction.atomic
def shift_on_agenda(
    *, actor: Actor, at: datetime, item: AgendaItem, way: Literal["up", "down"]
) -> None:
    """Changes places with the point before or after it, if there is one."""
    Meeting.objects.select_for_update().get(pk=item.meeting_id)
    rows = list(AgendaItem.objects.filter(meeting_id=item.meeting_id, left_out=False))
    place = next((number for number, row in enumerate(rows) if row.pk == item.pk), len(rows))
    other = place - 1 if way == "up" else place + 1
    if 0 <= other < len(rows) and place < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    for number, row in enumerate(rows):
        AgendaItem.objects.filter(pk=row.pk).update(position=number)
    record("shift_on_agenda", actor=actor, at=at, subject=str(item.meeting_id))
