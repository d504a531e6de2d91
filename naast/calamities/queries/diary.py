"""Dates of the committee's work as entries of a diary: neutral, because others look into diaries.

A message in the outbox says of a date only its mark, made with the installation's secret: whoever
has the database cannot tell to which meeting, interview or file somebody was invited.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from naast.calamities.locked import words_of
from naast.calamities.models_feedback import Feedback
from naast.calamities.models_interview import Interview
from naast.calamities.models_meeting import Meeting
from naast.notify.logic.calendar import Event

Dated = Meeting | Interview | Feedback
LOOKED_BACK = timedelta(days=1)


def mark_of(row: Dated) -> UUID:
    """The same for one row always; from it nothing leads back without the secret."""
    words = f"{row._meta.label}|{row.pk}"
    return UUID(bytes=salted_hmac("naast.calamities.date", words, algorithm="sha256").digest()[:16])


def dated(mark: UUID, at: datetime) -> Dated | None:
    """What the mark stands for, among dates that are not over."""
    since = at - LOOKED_BACK
    rows: list[Dated] = [
        *Meeting.objects.filter(begins_at__gte=since),
        *Interview.objects.filter(begins_at__gte=since, file__closed_on=None),
        *Feedback.objects.filter(begins_at__gte=since, file__closed_on=None),
    ]
    return next((row for row in rows if mark_of(row) == mark), None)


def event_of(row: Dated) -> Event | None:
    """None while no moment was agreed. The title says that there is something, not what."""
    if row.begins_at is None:
        return None
    return Event(
        uid=f"{mark_of(row)}@naast",
        begins_at=row.begins_at,
        ends_at=row.begins_at + timedelta(minutes=row.minutes),
        title=_("Appointment"),
        changed_at=row.changed_at,
        place=words_of(row, "place"),
        page=f"{settings.BASE_URL}/",
        sequence=row.sequence,
        cancelled=row.called_off,
    )


def is_past(begins_at: datetime | None, at: datetime) -> bool:
    """Its day is over."""
    return begins_at is not None and timezone.localdate(begins_at) < timezone.localdate(at)
