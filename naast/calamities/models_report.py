"""The reports to the inspectorate: parts in draft, frozen versions, signatures, sending, answers.

All text is locked. Nothing here knows who was involved, or anything of support but the one line.
"""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.calamities.choices_report import AnswerKind, ReportKind, VersionState, Way
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_KEPT = words(Kept.CALAMITY)
_WRITERS = ("calamity_secretary", "committee_member", "analyst")
_COMMITTEE = ("calamity_secretary", "committee_member")
_ID = Privacy(PrivacyClass.TECHNICAL, _KEPT, _WRITERS)
_ROW = Privacy(PrivacyClass.INCIDENT, _KEPT, _WRITERS)
_DRAFT = Privacy(PrivacyClass.LOCKED, _KEPT, _WRITERS)
_WRITER = Privacy(PrivacyClass.WORK, _KEPT, _WRITERS)
_OUT = Privacy(PrivacyClass.INCIDENT, _KEPT, _COMMITTEE)
_OUT_TEXT = Privacy(PrivacyClass.LOCKED, _KEPT, _COMMITTEE)
_SIGNER = Privacy(PrivacyClass.WORK, _KEPT, _COMMITTEE)


class CalamityReport(models.Model):
    """One of the two reports of a file, once somebody wrote in it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(
        "calamities.CalamityFile", on_delete=models.CASCADE, related_name="reports"
    )
    kind = models.CharField(max_length=5, choices=ReportKind)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {"id": _ID, "file": _ROW, "kind": _ROW}

    class Meta:
        ordering = ("kind", "id")
        constraints = (
            models.UniqueConstraint(fields=("file", "kind"), name="report_once_in_a_file"),
            models.CheckConstraint(
                condition=Q(kind__in=ReportKind.values), name="report_kind_known"
            ),
        )

    def __str__(self) -> str:
        return self.kind


class ReportPart(models.Model):
    """The draft of one part. answers: locked, item to text. revision: counts the changes, so that
    whoever had an older one on the page is told."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    report = models.ForeignKey(CalamityReport, on_delete=models.CASCADE, related_name="parts")
    part = models.CharField(max_length=12)
    answers = models.BinaryField(editable=False)
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.UUIDField()
    changed_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "report": _ROW,
        "part": _ROW,
        "answers": _DRAFT,
        "revision": _ROW,
        "changed_by": _WRITER,
        "changed_at": _WRITER,
    }

    class Meta:
        ordering = ("report", "part")
        constraints = (
            models.UniqueConstraint(fields=("report", "part"), name="part_once_in_a_report"),
        )

    def __str__(self) -> str:
        return self.part


class ReportVersion(models.Model):
    """The report as it stood when somebody signed it first; never changed afterwards.

    content: locked. digest: SHA-256 of it, with random letters in it. last_written_by: whose the
    last change before was.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    report = models.ForeignKey(CalamityReport, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=VersionState, default=VersionState.SIGNING.value)
    content = models.BinaryField(editable=False)
    digest = models.CharField(max_length=64)
    last_written_by = models.UUIDField(null=True, blank=True)
    frozen_by = models.UUIDField()
    frozen_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "report": _OUT,
        "number": _OUT,
        "state": _OUT,
        "content": _OUT_TEXT,
        "digest": _OUT,
        "last_written_by": _SIGNER,
        "frozen_by": _SIGNER,
        "frozen_at": _SIGNER,
    }

    class Meta:
        ordering = ("-number", "id")
        constraints = (
            models.UniqueConstraint(fields=("report", "number"), name="version_number_once"),
            models.UniqueConstraint(
                fields=("report",),
                condition=Q(state__in=("signing", "signed")),
                name="one_version_on_its_way",
            ),
            models.CheckConstraint(
                condition=Q(state__in=VersionState.values), name="version_state_known"
            ),
        )

    def __str__(self) -> str:
        return str(self.number)


class ReportSignature(models.Model):
    """Somebody stands for a version. role: in which role, the only thing the report says of it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    version = models.ForeignKey(ReportVersion, on_delete=models.CASCADE, related_name="signatures")
    signed_by = models.UUIDField()
    role = models.CharField(max_length=24)
    signed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "version": _OUT,
        "signed_by": _SIGNER,
        "role": _SIGNER,
        "signed_at": _SIGNER,
        "withdrawn_at": _SIGNER,
    }

    class Meta:
        ordering = ("signed_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("version", "signed_by"), name="signed_once_each"),
        )

    def __str__(self) -> str:
        return self.role


class ReportSending(models.Model):
    """That people sent a version. reference: locked, the number the inspectorate gave."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    version = models.OneToOneField(ReportVersion, on_delete=models.CASCADE, related_name="sending")
    sent_on = models.DateField()
    way = models.CharField(max_length=11, choices=Way)
    reference = models.BinaryField(editable=False)
    sent_by = models.UUIDField()
    written_by = models.UUIDField()
    written_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "version": _OUT,
        "sent_on": _OUT,
        "way": _OUT,
        "reference": _OUT_TEXT,
        "sent_by": _SIGNER,
        "written_by": _SIGNER,
        "written_at": _SIGNER,
    }

    class Meta:
        ordering = ("sent_on", "id")
        constraints = (models.CheckConstraint(condition=Q(way__in=Way.values), name="way_known"),)

    def __str__(self) -> str:
        return self.way


class ReportAnswer(models.Model):
    """What came back. until_on: the day in a letter that gives more time. note: locked."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    report = models.ForeignKey(CalamityReport, on_delete=models.CASCADE, related_name="came_back")
    kind = models.CharField(max_length=17, choices=AnswerKind)
    dated_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    reference = models.BinaryField(editable=False)
    note = models.BinaryField(editable=False)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "report": _OUT,
        "kind": _OUT,
        "dated_on": _OUT,
        "until_on": _OUT,
        "reference": _OUT_TEXT,
        "note": _OUT_TEXT,
        "written_by": _SIGNER,
        "written_at": _SIGNER,
    }

    class Meta:
        ordering = ("-dated_on", "-written_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=AnswerKind.values), name="report_answer_known"
            ),
        )

    def __str__(self) -> str:
        return self.kind
