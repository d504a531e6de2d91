"""What removes a reporter from a report, then its story, then the report."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from naast.incidents.logic.periods import COUNTS_KEPT, FILE_KEPT, REPORTER_KEPT, ROW_KEPT
from naast.incidents.models import Incident, IntakeCount, KeptFile, RowToMend
from naast.privacy.erasure import Trigger, erases
from naast.privacy.kept import before, overdue
from naast.privacy.periods import Kept


@erases(Incident, Trigger.PERSON_LEFT)
def forget_reporter_who_left(subject: UUID | None, at: datetime) -> int:
    """The event stays; that this person told of it does not."""
    rows = Incident.objects.filter(reporter_id=subject, reporter_id__isnull=False)
    return rows.update(reporter_id=None)


@overdue(Kept.INCIDENT_TEXT)
def told_long_ago(before: datetime) -> QuerySet[Incident]:
    """Reports stored before that moment that still tell the story."""
    return Incident.objects.filter(stored_at__lt=before, text_removed=False)


@overdue(Kept.INCIDENT)
def old_incidents(before: datetime) -> QuerySet[Incident]:
    """Reports stored before that moment."""
    return Incident.objects.filter(stored_at__lt=before)


@erases(Incident, Trigger.PERIOD_ENDED)
def forget_incidents(subject: UUID | None, at: datetime) -> int:
    """Reporters, then stories, then whole reports. How many rows were touched."""
    touched = forget_old_reporters(subject, at)
    for incident in told_long_ago(before(Kept.INCIDENT_TEXT, at)):
        remove_story(incident)
        touched += 1
    return touched + old_incidents(before(Kept.INCIDENT, at)).delete()[0]


def remove_story(incident: Incident) -> None:
    """What stays is kind, harm, department and month, to learn from.

    The number in the other system stays too: by it a file that is sent again is known again."""
    incident.place, incident.text, incident.happened_at_time = "", "", None
    incident.shaken, incident.reporter_id, incident.text_removed = False, None, True
    incident.happened_on = incident.happened_on.replace(day=1)
    incident.recorded_at = _month(incident.recorded_at)
    incident.stored_at = _month(incident.stored_at)
    incident.save()


def _month(at: datetime) -> datetime:
    return timezone.localtime(at).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


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
