"""What removes earlier values of steps, numbers of another system, and addresses of diaries."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from naast.calamities.erasers import old_files
from naast.calamities.models_clocks import BroughtIn, DueAddress, StepChange
from naast.privacy.erasure import Trigger, erases
from naast.privacy.kept import before, overdue
from naast.privacy.periods import Kept


@overdue(Kept.CALAMITY)
def old_changes(before: datetime) -> QuerySet[StepChange]:
    """Of files closed before that moment."""
    return StepChange.objects.filter(step__file__in=old_files(before))


@erases(StepChange, Trigger.PERIOD_ENDED)
def forget_changes(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_changes(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_numbers(before: datetime) -> QuerySet[BroughtIn]:
    """Of files closed before that moment."""
    return BroughtIn.objects.filter(file__in=old_files(before))


@erases(BroughtIn, Trigger.PERIOD_ENDED)
def forget_numbers(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_numbers(before(Kept.CALAMITY, at)).delete()[0]


@erases(DueAddress, Trigger.PERSON_LEFT)
def shut_diary(subject: UUID | None, at: datetime) -> int:
    """A diary elsewhere learns nothing more."""
    return DueAddress.objects.filter(user_id__in=[subject] if subject else []).delete()[0]
