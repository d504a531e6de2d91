"""Turns on call in somebody's own calendar. Neutral words: others look into diaries too."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from naast.notify.logic.calendar import Event
from naast.supporters.queries.diary import in_diary, uid_of
from naast.supporters.queries.on_call import published


@in_diary
def own_turns_as_events(person_id: UUID, since: datetime) -> Iterable[Event]:
    """Published turns of that person that end after the moment; the time is not taken."""
    rows = published().filter(supporter__person_id=person_id, ends_at__gt=since)
    for row in rows.order_by("starts_at", "place"):
        yield Event(
            uid=uid_of(row.pk),
            begins_at=row.starts_at,
            ends_at=row.ends_at,
            title=_("On call"),
            changed_at=row.rota.published_at or row.starts_at,
            page=settings.BASE_URL + reverse("supporter:on_call"),
            busy=False,
        )
