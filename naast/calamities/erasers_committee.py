"""What removes the committee's work: most goes with its file, a meeting once no file needs it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet

from naast.calamities.erasers import old_files
from naast.calamities.models_attachment import AttachmentPart, FileAttachment
from naast.calamities.models_feedback import DateCorrection, Feedback
from naast.calamities.models_interview import FactAnswer, FactCheck, Interview
from naast.calamities.models_meeting import AgendaItem, CommitteeDecision, Meeting
from naast.privacy.erasure import Trigger, erases
from naast.privacy.kept import before, overdue
from naast.privacy.periods import Kept


def _goes_with_file(model: type[Model], way: str) -> None:
    def old_rows(moment: datetime) -> QuerySet[Any]:
        return model._default_manager.filter(**{f"{way}__in": old_files(moment)})

    _goes(model, old_rows)


def _goes(model: type[Model], old_rows: Callable[[datetime], QuerySet[Any]]) -> None:
    overdue(Kept.CALAMITY)(old_rows)

    def forget(subject: UUID | None, at: datetime) -> int:
        return int(old_rows(before(Kept.CALAMITY, at)).delete()[0])

    erases(model, Trigger.PERIOD_ENDED)(forget)


for _model, _way in (
    (FileAttachment, "file"),
    (AttachmentPart, "attachment__file"),
    (Interview, "file"),
    (FactCheck, "file"),
    (FactAnswer, "check_asked__file"),
    (Feedback, "file"),
    (DateCorrection, "file"),
):
    _goes_with_file(_model, _way)


def old_meetings(moment: datetime) -> QuerySet[Meeting]:
    """Before that moment, and no file that is still kept stood on the agenda."""
    rows = Meeting.objects.filter(begins_at__lt=moment)
    needed = AgendaItem.objects.filter(file__isnull=False).exclude(file__in=old_files(moment))
    return rows.exclude(pk__in=needed.values("meeting"))


def old_items(moment: datetime) -> QuerySet[AgendaItem]:
    """With their file, and free points with their meeting."""
    of_files = AgendaItem.objects.filter(file__in=old_files(moment))
    return of_files | AgendaItem.objects.filter(file=None, meeting__in=old_meetings(moment))


def old_decisions(moment: datetime) -> QuerySet[CommitteeDecision]:
    """With their file; those about no file from the day of the meeting."""
    of_files = CommitteeDecision.objects.filter(file__in=old_files(moment))
    day = moment.date()
    return of_files | CommitteeDecision.objects.filter(file=None, decided_on__lt=day)


_goes(Meeting, old_meetings)
_goes(AgendaItem, old_items)
_goes(CommitteeDecision, old_decisions)
