"""Remembers the day on which a supporter and the coordinator last talked; nothing of the talk."""

from datetime import date
from uuid import UUID

from naast.supporters.models import Supporter


def mark_talked(*, person_id: UUID, on: date) -> None:
    """An invitation is answered with it. Part of an action that writes the event."""
    Supporter.objects.filter(person_id=person_id).update(talked_on=on, invited_on=None)
