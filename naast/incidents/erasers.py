"""What removes a reporter from a report: leaving the hospital, or thirty days."""

from datetime import datetime
from uuid import UUID

from naast.incidents.logic.periods import COUNTS_KEPT, FILE_KEPT, REPORTER_KEPT, ROW_KEPT
from naast.incidents.models import Incident, IntakeCount, KeptFile, RowToMend
from naast.privacy.erasure import Trigger, erases


@erases(Incident, Trigger.PERSON_LEFT)
def forget_reporter_who_left(subject: UUID | None, at: datetime) -> int:
    """The event stays; that this person told of it does not."""
    rows = Incident.objects.filter(reporter_id=subject, reporter_id__isnull=False)
    return rows.update(reporter_id=None)


@erases(Incident, Trigger.PERIOD_ENDED)
def forget_old_reporters(subject: UUID | None, at: datetime) -> int:
    """Of reports that came in over thirty days ago."""
    old = Incident.objects.filter(stored_at__lt=at - REPORTER_KEPT, reporter_id__isnull=False)
    return old.update(reporter_id=None)


@erases(IntakeCount, Trigger.PERIOD_ENDED)
def forget_old_counts(subject: UUID | None, at: datetime) -> int:
    """Of yesterday and before."""
    return IntakeCount.objects.filter(hour_at__lt=at - COUNTS_KEPT).delete()[0]


@erases(KeptFile, Trigger.PERIOD_ENDED)
def forget_kept_files(subject: UUID | None, at: datetime) -> int:
    """Files nobody said yes to, and the results of those that went in."""
    return KeptFile.objects.filter(uploaded_at__lte=at - FILE_KEPT).delete()[0]


@erases(RowToMend, Trigger.PERIOD_ENDED)
def forget_rows_to_mend(subject: UUID | None, at: datetime) -> int:
    """After a week; in the other system they still stand, and the file can be sent again."""
    return RowToMend.objects.filter(arrived_at__lte=at - ROW_KEPT).delete()[0]
