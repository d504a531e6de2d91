"""Puts on an agenda what is due. Part of an action that writes the event."""

from datetime import datetime
from uuid import UUID, uuid4

from naast.calamities.choices_committee import AgendaAsk
from naast.calamities.locked import locked
from naast.calamities.models_meeting import AgendaItem, Meeting
from naast.calamities.queries.agenda import due_for


def add_what_is_due(*, meeting: Meeting, at: datetime) -> int:
    """How many points are new. What was taken off stays off."""
    new = due_for(meeting, at)
    for file_id, ask in new:
        add_item(meeting=meeting, file_id=file_id, ask=AgendaAsk(ask), text="")
    return len(new)


def add_item(*, meeting: Meeting, file_id: UUID | None, ask: AgendaAsk, text: str) -> AgendaItem:
    """At the end of the agenda; a file asked for twice with the same question stands there once."""
    there = AgendaItem.objects.filter(meeting=meeting, file_id=file_id, ask=ask.value).first()
    if ask is not AgendaAsk.OTHER and there is not None:
        AgendaItem.objects.filter(pk=there.pk).update(left_out=False)
        return there
    row_id = uuid4()
    return AgendaItem.objects.create(
        id=row_id,
        meeting=meeting,
        file_id=file_id,
        ask=ask.value,
        text=locked(AgendaItem, "text", row_id, text),
        position=next_position(meeting),
    )


def next_position(meeting: Meeting) -> int:
    """One behind the last."""
    last = meeting.items.order_by("-position").values_list("position", flat=True).first()
    return 0 if last is None else last + 1
