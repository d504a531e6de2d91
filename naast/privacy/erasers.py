"""What removes events of the trail whose period is over; those of a case go with the case."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from naast.privacy.erasure import Trigger, erases
from naast.privacy.kept import before, overdue
from naast.privacy.models import AuditEvent
from naast.privacy.periods import Kept


@overdue(Kept.AUDIT)
def old_events(before: datetime) -> QuerySet[AuditEvent]:
    """Changes older than the moment."""
    return AuditEvent.objects.filter(at__lt=before)


@erases(AuditEvent, Trigger.PERIOD_ENDED)
def forget_old_events(subject: UUID | None, at: datetime) -> int:
    """Who did what so long ago serves nothing any more."""
    return old_events(before(Kept.AUDIT, at)).delete()[0]
