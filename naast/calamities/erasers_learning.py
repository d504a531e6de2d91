"""What removes codes, second codings, measures and shared trees: all go with their file."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naast.calamities.erasers import old_files
from naast.calamities.models_agreement import CodeProposal
from naast.calamities.models_coding import (
    FileCoding,
    LibraryTree,
    RootCauseCode,
    SecondCoding,
    TreeSharing,
)
from naast.calamities.models_measure import Measure, MeasureMove
from naast.privacy.erasure import Trigger, erases
from naast.privacy.kept import before, overdue
from naast.privacy.periods import Kept


@overdue(Kept.CALAMITY)
def old_codings(before: datetime) -> QuerySet[FileCoding]:
    """Of files closed before that moment."""
    return FileCoding.objects.filter(file__in=old_files(before))


@erases(FileCoding, Trigger.PERIOD_ENDED)
def forget_codings(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_codings(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_codes(before: datetime) -> QuerySet[RootCauseCode]:
    """Of files closed before that moment."""
    return RootCauseCode.objects.filter(file__in=old_files(before))


@erases(RootCauseCode, Trigger.PERIOD_ENDED)
def forget_codes(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_codes(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_second_codings(before: datetime) -> QuerySet[SecondCoding]:
    """Of files closed before that moment."""
    return SecondCoding.objects.filter(file__in=old_files(before))


@erases(SecondCoding, Trigger.PERIOD_ENDED)
def forget_second_codings(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_second_codings(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_sharings(before: datetime) -> QuerySet[TreeSharing]:
    """Of files closed before that moment."""
    return TreeSharing.objects.filter(file__in=old_files(before))


@erases(TreeSharing, Trigger.PERIOD_ENDED)
def forget_sharings(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_sharings(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_measures(before: datetime) -> QuerySet[Measure]:
    """Of files closed before that moment."""
    return Measure.objects.filter(file__in=old_files(before))


@erases(Measure, Trigger.PERIOD_ENDED)
def forget_measures(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_measures(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_library(before: datetime) -> QuerySet[LibraryTree]:
    """Taken in before that moment: the file of such a tree is elsewhere."""
    return LibraryTree.objects.filter(taken_in_on__lt=timezone.localdate(before))


@erases(LibraryTree, Trigger.PERIOD_ENDED)
def forget_library(subject: UUID | None, at: datetime) -> int:
    """How many trees."""
    return old_library(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_proposals(before: datetime) -> QuerySet[CodeProposal]:
    """Of files closed before that moment."""
    return CodeProposal.objects.filter(file__in=old_files(before))


@erases(CodeProposal, Trigger.PERIOD_ENDED)
def forget_proposals(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_proposals(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_moves(before: datetime) -> QuerySet[MeasureMove]:
    """Of files closed before that moment."""
    return MeasureMove.objects.filter(measure__file__in=old_files(before))


@erases(MeasureMove, Trigger.PERIOD_ENDED)
def forget_moves(subject: UUID | None, at: datetime) -> int:
    """They go with their measure, and that with its file."""
    return old_moves(before(Kept.CALAMITY, at)).delete()[0]
