"""Somebody's own calendar, from everything in the team that has a time. Others add theirs:

    @in_diary
    def my_events(person_id: UUID, since: datetime) -> Iterable[Event]: ...

Titles are neutral: a diary is often shared.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from naast.notify.logic.calendar import Event
from naast.supporters.choices import SessionState
from naast.supporters.logic.diary import digest_of
from naast.supporters.models import Supporter
from naast.supporters.models_training import Seat

BACK = timedelta(days=92)
Source = Callable[[UUID, datetime], Iterable[Event]]
_sources: list[Source] = []


def in_diary(source: Source) -> Source:
    """Register what somebody's calendar holds from a moment on."""
    if source not in _sources:
        _sources.append(source)
    return source


def diary_of(person_id: UUID, at: datetime) -> list[Event]:
    """From three months back, in order of time."""
    found = [event for source in _sources for event in source(person_id, at - BACK)]
    return sorted(found, key=lambda event: (event.begins_at, event.uid))


def whose_diary(secret: str) -> Supporter | None:
    """None alike for a wrong secret, a revoked one, and somebody who left the team."""
    rows = Supporter.objects.filter(calendar_address__digest=digest_of(secret), active=True)
    return rows.select_related("person").first()


def uid_of(key: UUID) -> str:
    """A name that no other calendar in the world uses."""
    return f"{key}@{urlsplit(settings.BASE_URL).hostname}"


def event_of_seat(seat: Seat) -> Event:
    """A training day. seat: with its session."""
    session = seat.session
    gone = seat.taken_back or session.state == SessionState.CANCELLED
    return Event(
        uid=uid_of(seat.pk),
        begins_at=session.begins_at,
        ends_at=session.ends_at,
        # Translators: stands in somebody's diary, which others may see.
        title=_("Training"),
        place=session.place,
        page=f"{settings.BASE_URL}/supporter/training/",
        changed_at=seat.changed_at,
        sequence=seat.sequence,
        cancelled=gone,
    )


@in_diary
def training_days(person_id: UUID, since: datetime) -> Iterable[Event]:
    """Sessions to which somebody is invited."""
    seats = Seat.objects.filter(supporter__person_id=person_id, session__ends_at__gte=since)
    return [event_of_seat(seat) for seat in seats.select_related("session")]
