"""A supporter who went through something is called by the coordinator, without having to ask."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from naast.cases.models import Aftercare


def look_after(*, person_id: UUID, at: datetime) -> None:
    """Stands at the top of the coordinator's day until they called. Part of another action.

    It says of nobody why: whoever is too near to the colleague reads the same page.
    """
    waiting = Aftercare.objects.filter(supporter_id=person_id, at_once=True)
    if not waiting.exists():
        Aftercare.objects.create(
            supporter_id=person_id, due_on=timezone.localdate(at), wants_to_talk=True, at_once=True
        )
