"""What removes the reports to the inspectorate: they go with their file."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from naast.calamities.erasers import old_files
from naast.calamities.models_report import (
    CalamityReport,
    ReportAnswer,
    ReportPart,
    ReportSending,
    ReportSignature,
    ReportVersion,
)
from naast.privacy.erasure import Trigger, erases
from naast.privacy.kept import before, overdue
from naast.privacy.periods import Kept


@overdue(Kept.CALAMITY)
def old_reports(before: datetime) -> QuerySet[CalamityReport]:
    """Reports of files closed before that moment."""
    return CalamityReport.objects.filter(file__in=old_files(before))


@erases(CalamityReport, Trigger.PERIOD_ENDED)
def forget_reports(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_reports(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_parts(before: datetime) -> QuerySet[ReportPart]:
    """Drafts in files closed before that moment."""
    return ReportPart.objects.filter(report__file__in=old_files(before))


@erases(ReportPart, Trigger.PERIOD_ENDED)
def forget_parts(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_parts(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_versions(before: datetime) -> QuerySet[ReportVersion]:
    """Versions in files closed before that moment."""
    return ReportVersion.objects.filter(report__file__in=old_files(before))


@erases(ReportVersion, Trigger.PERIOD_ENDED)
def forget_versions(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_versions(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_signatures(before: datetime) -> QuerySet[ReportSignature]:
    """Signatures in files closed before that moment."""
    return ReportSignature.objects.filter(version__report__file__in=old_files(before))


@erases(ReportSignature, Trigger.PERIOD_ENDED)
def forget_signatures(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_signatures(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_sendings(before: datetime) -> QuerySet[ReportSending]:
    """That versions were sent, in files closed before that moment."""
    return ReportSending.objects.filter(version__report__file__in=old_files(before))


@erases(ReportSending, Trigger.PERIOD_ENDED)
def forget_sendings(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_sendings(before(Kept.CALAMITY, at)).delete()[0]


@overdue(Kept.CALAMITY)
def old_answers(before: datetime) -> QuerySet[ReportAnswer]:
    """What came back, in files closed before that moment."""
    return ReportAnswer.objects.filter(report__file__in=old_files(before))


@erases(ReportAnswer, Trigger.PERIOD_ENDED)
def forget_answers(subject: UUID | None, at: datetime) -> int:
    """They go with their file."""
    return old_answers(before(Kept.CALAMITY, at)).delete()[0]
