"""What removes the note beside an event of which no file was opened."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from naast.calamities.models_walls import FreeForEvent
from naast.privacy.erasure import Trigger, erases


@erases(FreeForEvent, Trigger.PERIOD_ENDED)
def forget_free_for_events(subject: UUID | None, at: datetime) -> int:
    """Those whose last day is over."""
    return FreeForEvent.objects.filter(until_on__lt=timezone.localdate(at)).delete()[0]
