"""Keeps which analysts are free to look into an event, while the names are at hand."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from naast.calamities.actions.lock_file import lock_file_of_event
from naast.calamities.actions.recheck_team import recheck_team
from naast.calamities.logic.free import as_kept, narrowed
from naast.calamities.models_walls import FreeForEvent
from naast.calamities.queries.free import (
    FREE_FOR_EVENT,
    KEPT_FOR,
    analysts_on,
    free_for_event,
    narrow_file,
)
from naast.privacy.locking import lock


def keep_free(*, at: datetime, incident_id: UUID, near: frozenset[UUID] | None) -> None:
    """near: those named now, with everybody in their line; None where nobody was named. In the file
    of the event, or beside the event until there is one. Part of the report of the names."""
    if not settings.CALAMITIES:
        return
    file = lock_file_of_event(incident_id)
    if file is not None:
        if near is not None and file.closed_on is None:
            narrow_file(file, near, timezone.localdate(at))
            recheck_team(at=at, file=file)
    else:
        _keep_beside(incident_id, near, at)


def _keep_beside(incident_id: UUID, near: frozenset[UUID] | None, at: datetime) -> None:
    today = timezone.localdate(at)
    free = free_for_event(incident_id, today)
    if near is not None:
        free = narrowed(free, near, analysts_on(today))
    FreeForEvent.objects.update_or_create(
        pk=incident_id,
        defaults={
            "free": lock(as_kept(free), kind=FREE_FOR_EVENT, row_id=incident_id),
            "until_on": today + KEPT_FOR,
        },
    )
