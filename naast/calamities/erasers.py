"""What removes calamity files: a period after closing. Steps, decisions and teams go with them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naast.calamities.models import CalamityFile, DepartmentInvolved, FileStep, Weighing
from naast.privacy.erasure import Trigger, erases
from naast.privacy.kept import before, overdue
from naast.privacy.periods import Kept


@overdue(Kept.CALAMITY)
def old_files(before: datetime) -> QuerySet[CalamityFile]:
    """Closed before that moment."""
    return CalamityFile.objects.filter(closed_on__lt=timezone.localdate(before))


@erases(CalamityFile, Trigger.PERIOD_ENDED)
def forget_files(subject: UUID | None, at: datetime) -> int:
    """How many files; what belongs to them is not counted apart."""
    rows = old_files(before(Kept.CALAMITY, at))
    gone = rows.count()
    rows.delete()
    return gone


def _forget_with_file(rows: QuerySet[Any], at: datetime) -> int:
    return rows.filter(file__in=old_files(before(Kept.CALAMITY, at))).delete()[0]


@erases(Weighing, Trigger.PERIOD_ENDED)
def forget_weighings(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return _forget_with_file(Weighing.objects.all(), at)


@erases(FileStep, Trigger.PERIOD_ENDED)
def forget_steps(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return _forget_with_file(FileStep.objects.all(), at)


@erases(DepartmentInvolved, Trigger.PERIOD_ENDED)
def forget_departments(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return _forget_with_file(DepartmentInvolved.objects.all(), at)
