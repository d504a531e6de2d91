"""What removes supporters and their counts: a year after the team, two years after the month."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from naast.privacy.erasure import Trigger, erases
from naast.supporters.models import MonthlyLoad, Supporter

AFTER_TEAM = timedelta(days=365)
COUNTS_KEPT = timedelta(days=731)


@erases(Supporter, Trigger.PERIOD_ENDED)
def forget_former_supporters(subject: UUID | None, at: datetime) -> int:
    """A year after they stopped; their counts go with them."""
    last = timezone.localdate(at) - AFTER_TEAM
    return Supporter.objects.filter(active=False, ended_on__lt=last).delete()[0]


@erases(MonthlyLoad, Trigger.PERIOD_ENDED)
def forget_old_counts(subject: UUID | None, at: datetime) -> int:
    """Fair sharing looks a year back; nothing needs more."""
    oldest = timezone.localdate(at) - COUNTS_KEPT
    return MonthlyLoad.objects.filter(month__lt=oldest).delete()[0]
