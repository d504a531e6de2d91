"""Dates of intervision in somebody's own calendar: of the own group, and of those they lead."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from naast.notify.logic.calendar import Event
from naast.supporters.choices_intervision import PLACE_LABELS
from naast.supporters.logic.intervision import Meeting, Place
from naast.supporters.models_intervision import IntervisionMeeting
from naast.supporters.queries.diary import in_diary, uid_of


@in_diary
def intervision_dates(person_id: UUID, since: datetime) -> Iterable[Event]:
    """What was cancelled stays in it, so that diaries strike it out. No themes: others may look."""
    own = Q(group__members__supporter__person_id=person_id) | Q(group__facilitator_id=person_id)
    rows = IntervisionMeeting.objects.filter(own, starts_at__gte=since).distinct()
    return [_event(row) for row in rows.select_related("site")]


def _event(row: IntervisionMeeting) -> Event:
    room = str(PLACE_LABELS[Place(row.place)])
    return Event(
        uid=uid_of(row.pk),
        begins_at=row.starts_at,
        ends_at=row.starts_at + timedelta(minutes=row.minutes),
        # Translators: stands in somebody's diary, which others may see: a meeting among colleagues.
        title=_("Meeting of colleagues"),
        place=f"{room}, {row.site.name}" if row.site else room,
        page=f"{settings.BASE_URL}/",
        changed_at=row.changed_at,
        sequence=row.changes,
        cancelled=row.state == Meeting.CANCELLED.value,
    )
