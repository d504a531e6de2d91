"""What a closing case loses at once; its row goes with its last epoch (actions/turn_epoch)."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from naast.cases.actions.empty_case import empty
from naast.cases.actions.forget_talk import empty_talk
from naast.cases.models import Aftercare, BrokenConfidence, Case, StandingInstruction
from naast.cases.models_group import GroupMonth, GroupSession
from naast.privacy.erasure import Trigger, erases
from naast.privacy.kept import before, overdue
from naast.privacy.periods import Kept


@erases(Case, Trigger.CASE_CLOSED)
def empty_closed_case(subject: UUID | None, at: datetime) -> int:
    """Everything that says anything about the colleague or supporter."""
    rows = list(Case.objects.select_for_update().filter(pk__in=[subject] if subject else []))
    for row in rows:
        empty(row)
    return len(rows)


@overdue(Kept.BROKEN_CONFIDENCE)
def old_broken_confidence(before: datetime) -> QuerySet[BrokenConfidence]:
    """Days before that one."""
    return BrokenConfidence.objects.filter(happened_on__lt=timezone.localdate(before))


@erases(BrokenConfidence, Trigger.PERIOD_ENDED)
def forget_broken_confidence(subject: UUID | None, at: datetime) -> int:
    """A word and a day."""
    return old_broken_confidence(before(Kept.BROKEN_CONFIDENCE, at)).delete()[0]


@erases(GroupSession, Trigger.CASE_CLOSED)
def empty_ended_talk(subject: UUID | None, at: datetime) -> int:
    """When, where, for whom and by whom; what stays is a row without words until its key died."""
    rows = GroupSession.objects.select_for_update().filter(pk__in=[subject] if subject else [])
    for row in rows:
        empty_talk(row)
    return len(rows)


@overdue(Kept.GROUP_MONTH)
def old_months(before: datetime) -> QuerySet[GroupMonth]:
    """Months that began before that day."""
    return GroupMonth.objects.filter(month__lt=timezone.localdate(before))


@erases(GroupMonth, Trigger.PERIOD_ENDED)
def forget_old_months(subject: UUID | None, at: datetime) -> int:
    """Like the supporters' own counts."""
    return old_months(before(Kept.GROUP_MONTH, at)).delete()[0]


@overdue(Kept.STANDING)
def old_instructions(before: datetime) -> QuerySet[StandingInstruction]:
    """Taken back by then, or past their last day."""
    over = Q(ended_at__lt=before) | Q(until_on__lt=timezone.localdate(before))
    return StandingInstruction.objects.filter(over)


@erases(StandingInstruction, Trigger.PERIOD_ENDED)
def forget_old_instructions(subject: UUID | None, at: datetime) -> int:
    """Who had signed, and until when."""
    return old_instructions(before(Kept.STANDING, at)).delete()[0]


@erases(Aftercare, Trigger.PERSON_LEFT)
def ask_nothing_of_who_left(subject: UUID | None, at: datetime) -> int:
    """A supporter who left answers no question here."""
    return Aftercare.objects.filter(supporter_id__in=[subject] if subject else []).delete()[0]
