"""What removes the analysis of old files, and text that was never sent."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from naast.calamities.erasers import old_files
from naast.calamities.models_tree import CausalTree, TimelineFact, TreeDraft
from naast.privacy.erasure import Trigger, erases
from naast.privacy.kept import before, overdue
from naast.privacy.periods import Kept

DRAFT_DAYS = 30


@overdue(Kept.CALAMITY)
def old_trees(before: datetime) -> QuerySet[CausalTree]:
    """Of files closed before that moment."""
    return CausalTree.objects.filter(file__in=old_files(before))


@erases(CausalTree, Trigger.PERIOD_ENDED)
def forget_trees(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_trees(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_facts(before: datetime) -> QuerySet[TimelineFact]:
    """Of files closed before that moment."""
    return TimelineFact.objects.filter(file__in=old_files(before))


@erases(TimelineFact, Trigger.PERIOD_ENDED)
def forget_facts(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_facts(before(Kept.CALAMITY, at)).delete()[0]


@erases(TreeDraft, Trigger.PERIOD_ENDED)
def forget_drafts(subject: UUID | None, at: datetime) -> int:
    """Of closed files, and what nobody came back to."""
    forgotten = Q(kept_at__lt=at - timedelta(days=DRAFT_DAYS))
    rows = TreeDraft.objects.filter(Q(file__closed_on__isnull=False) | forgotten)
    return rows.delete()[0]
