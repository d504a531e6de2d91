"""Tells whoever answers for a department that its agreement is asked; the message names nothing."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from naast.access.actor import CLOCK
from naast.calamities.queries.departments import who_answers_for
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind


def ask_heads(*, at: datetime, file_id: UUID, department_id: UUID) -> None:
    """The head and the deputies, or of the nearest department above that has any. Part of naming
    the department."""
    for person in sorted(who_answers_for(department_id, timezone.localdate(at)), key=str):
        queue_message(
            actor=CLOCK,
            at=at,
            kind=MessageKind.SOMETHING_WAITING,
            person_id=person,
            once=f"asked to agree|{file_id}|{department_id}|{person}",
        )
