"""A group talk in words: when and where. Shared by everybody who may know of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from naast.cases.choices_group import ROOM_LABELS
from naast.cases.logic.group import Room, ends_at
from naast.cases.models_group import GroupSession


@dataclass(frozen=True)
class Talk:
    """What may be said of a planned talk."""

    id: UUID
    when: str
    place: str
    starts_at: datetime


def in_words(rows: Iterable[GroupSession]) -> list[Talk]:
    """Those that are planned."""
    return [
        Talk(row.id, _when(row.starts_at, row.minutes), _place(row), row.starts_at)
        for row in rows
        if row.starts_at is not None and row.minutes is not None
    ]


def _when(starts_at: datetime, minutes: int) -> str:
    begins = timezone.localtime(starts_at)
    ends = timezone.localtime(ends_at(starts_at, minutes))
    # Translators: when a group talk is, such as "Tuesday 6 January, 15:00 to 16:00".
    return _("%(day)s, %(from)s to %(until)s") % {
        "day": capfirst(date_format(begins, "l j F")),
        "from": begins.strftime("%H:%M"),
        "until": ends.strftime("%H:%M"),
    }


def _place(row: GroupSession) -> str:
    room = str(ROOM_LABELS[Room(row.room)])
    if row.room == Room.ONLINE.value or row.site is None:
        return room
    return f"{room}, {row.site.name}"
