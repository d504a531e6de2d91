"""What removes calamity files: a period after closing. Steps, decisions and teams go with them."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naast.calamities.models import (
    CalamityFile,
    DepartmentInvolved,
    FileStep,
    TeamMember,
    Weighing,
)
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


@overdue(Kept.CALAMITY)
def old_weighings(before: datetime) -> QuerySet[Weighing]:
    """Decisions of files closed before that moment."""
    return Weighing.objects.filter(file__in=old_files(before))


@erases(Weighing, Trigger.PERIOD_ENDED)
def forget_weighings(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_weighings(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_steps(before: datetime) -> QuerySet[FileStep]:
    """Steps of files closed before that moment."""
    return FileStep.objects.filter(file__in=old_files(before))


@erases(FileStep, Trigger.PERIOD_ENDED)
def forget_steps(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_steps(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_departments(before: datetime) -> QuerySet[DepartmentInvolved]:
    """Departments of files closed before that moment."""
    return DepartmentInvolved.objects.filter(file__in=old_files(before))


@erases(DepartmentInvolved, Trigger.PERIOD_ENDED)
def forget_departments(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_departments(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_teams(before: datetime) -> QuerySet[TeamMember]:
    """Teams of files closed before that moment."""
    return TeamMember.objects.filter(file__in=old_files(before))


@erases(TeamMember, Trigger.PERIOD_ENDED)
def forget_teams(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_teams(before(Kept.CALAMITY, at)).delete()[0]
