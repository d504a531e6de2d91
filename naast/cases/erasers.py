"""What a closing case loses at once; its row goes with its last epoch (actions/turn_epoch)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from naast.cases.actions.empty_case import empty
from naast.cases.actions.forget_talk import empty_talk
from naast.cases.models import BrokenConfidence, Case
from naast.cases.models_group import GroupMonth, GroupSession
from naast.privacy.erasure import Trigger, erases

BROKEN_KEPT = timedelta(days=5 * 365)
MONTHS_KEPT = timedelta(days=731)


@erases(Case, Trigger.CASE_CLOSED)
def empty_closed_case(subject: UUID | None, at: datetime) -> int:
    """Everything that says anything about the colleague or supporter."""
    rows = list(Case.objects.select_for_update().filter(pk__in=[subject] if subject else []))
    for row in rows:
        empty(row)
    return len(rows)


@erases(BrokenConfidence, Trigger.PERIOD_ENDED)
def forget_broken_confidence(subject: UUID | None, at: datetime) -> int:
    """A word and a day, five years later."""
    last = timezone.localdate(at) - BROKEN_KEPT
    return BrokenConfidence.objects.filter(happened_on__lt=last).delete()[0]


@erases(GroupSession, Trigger.CASE_CLOSED)
def empty_ended_talk(subject: UUID | None, at: datetime) -> int:
    """When, where, for whom and by whom; what stays is a row without words until its key died."""
    rows = GroupSession.objects.select_for_update().filter(pk__in=[subject] if subject else [])
    for row in rows:
        empty_talk(row)
    return len(rows)


@erases(GroupMonth, Trigger.PERIOD_ENDED)
def forget_old_months(subject: UUID | None, at: datetime) -> int:
    """Two years, as the supporters' own counts."""
    oldest = timezone.localdate(at) - MONTHS_KEPT
    return GroupMonth.objects.filter(month__lt=oldest).delete()[0]
