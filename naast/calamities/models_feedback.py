"""The result told to those it concerns, and days that were corrected.

Feedback has no place for what anybody said, nor for who came: it is planned, and it is done.
"""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.access.models import User
from naast.calamities.choices_committee import DateField, HearsResult, Way
from naast.people.models import Department
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_KEPT = words(Kept.CALAMITY)
_READERS = ("calamity_secretary", "committee_member", "analyst")
_FILE = Privacy(PrivacyClass.INCIDENT, _KEPT, _READERS)
_TEXT = Privacy(PrivacyClass.LOCKED, _KEPT, _READERS)
_WORK = Privacy(PrivacyClass.WORK, _KEPT, _READERS)
_ID = Privacy(PrivacyClass.TECHNICAL, _KEPT, _READERS)


class Feedback(models.Model):
    """One moment on which the result is told. department: whose head hears it. place: locked."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(
        "calamities.CalamityFile", on_delete=models.CASCADE, related_name="feedback"
    )
    hears = models.CharField(max_length=8, choices=HearsResult)
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    way = models.CharField(max_length=8, choices=Way)
    told_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    begins_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.BinaryField(editable=False)
    done_on = models.DateField(null=True, blank=True)
    called_off = models.BooleanField(default=False)
    sequence = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField()
    planned_by = models.UUIDField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _FILE,
        "hears": _FILE,
        "department": _FILE,
        "way": _FILE,
        "told_by": _WORK,
        "begins_at": _FILE,
        "minutes": _FILE,
        "place": _TEXT,
        "done_on": _FILE,
        "called_off": _FILE,
        "sequence": _ID,
        "changed_at": _WORK,
        "planned_by": _WORK,
    }

    class Meta:
        ordering = ("begins_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(way__in=Way.values), name="feedback_way_known"),
            models.CheckConstraint(
                condition=Q(hears=HearsResult.HEAD.value, department__isnull=False)
                | Q(hears=HearsResult.INVOLVED.value, department__isnull=True),
                name="feedback_head_has_department",
            ),
        )

    def __str__(self) -> str:
        return self.hears


class DateCorrection(models.Model):
    """A day of a file that was wrong: what stood there, what stands there now, who says so and why.

    reason: locked. It is never changed and never removed before the file.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(
        "calamities.CalamityFile", on_delete=models.CASCADE, related_name="corrections"
    )
    field = models.CharField(max_length=14, choices=DateField)
    former = models.DateField()
    corrected = models.DateField()
    reason = models.BinaryField(editable=False)
    corrected_by = models.UUIDField()
    corrected_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "file": _FILE,
        "field": _FILE,
        "former": _FILE,
        "corrected": _FILE,
        "reason": _TEXT,
        "corrected_by": _WORK,
        "corrected_at": _WORK,
    }

    class Meta:
        ordering = ("corrected_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(field__in=DateField.values), name="correction_field_known"
            ),
        )

    def __str__(self) -> str:
        return self.field
