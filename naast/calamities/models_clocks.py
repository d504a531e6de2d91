"""Kept around clocks: the hospital's own steps, what a step was before, addresses of diaries."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.access.models import User
from naast.calamities.choices_clocks import Changed
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_KEPT = words(Kept.CALAMITY)
_READERS = ("calamity_secretary", "committee_member", "analyst")
_SETTING = Privacy(PrivacyClass.SETTING, "as long as a file needs it", _READERS)
_ID = Privacy(PrivacyClass.TECHNICAL, _KEPT, _READERS)
_DUE = Privacy(PrivacyClass.INCIDENT, _KEPT, _READERS)
_OWN = ("the user",)


class StepPlan(models.Model):
    """The hospital's own steps and closed days from a moment on, as logic.plan reads them.

    A file keeps what held when it was opened; without a row the shipped template holds.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    steps = models.JSONField(default=list)
    closed = models.JSONField(default=list)
    kept_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _SETTING,
        "steps": _SETTING,
        "closed": _SETTING,
        "kept_at": _SETTING,
    }

    class Meta:
        ordering = ("kept_at", "id")

    def __str__(self) -> str:
        return str(self.id)


class StepChange(models.Model):
    """What a step was before it was changed, and why. reason: locked text.

    starts_on to done_on: the former values. said_on: when an extension was asked or told, or it was
    decided to let a report's step go; who: locked, whom it was asked of or told to, or who decided.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    step = models.ForeignKey(
        "calamities.FileStep", on_delete=models.CASCADE, related_name="changes"
    )
    changed = models.CharField(max_length=9, choices=Changed)
    starts_on = models.DateField()
    starts_time = models.TimeField(null=True, blank=True)
    due_on = models.DateField()
    extra_weeks = models.PositiveSmallIntegerField(default=0)
    granted_until = models.DateField(null=True, blank=True)
    still = models.JSONField(default=list, blank=True)
    done_on = models.DateField(null=True, blank=True)
    said_on = models.DateField(null=True, blank=True)
    who = models.BinaryField(editable=False, default=b"")
    reason = models.BinaryField(editable=False)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _ID,
        "step": _DUE,
        "changed": _DUE,
        "starts_on": _DUE,
        "starts_time": _DUE,
        "due_on": _DUE,
        "extra_weeks": _DUE,
        "granted_until": _DUE,
        "still": _DUE,
        "done_on": _DUE,
        "said_on": _DUE,
        "who": Privacy(PrivacyClass.LOCKED, _KEPT, _READERS),
        "reason": Privacy(PrivacyClass.LOCKED, _KEPT, _READERS),
        "written_by": Privacy(PrivacyClass.WORK, _KEPT, _READERS),
        "written_at": Privacy(PrivacyClass.WORK, _KEPT, _READERS),
    }

    class Meta:
        ordering = ("-written_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(changed__in=Changed.values), name="step_change_known"
            ),
        )

    def __str__(self) -> str:
        return self.changed


class DueAddress(models.Model):
    """The secret address of somebody's days due, for their own diary. Only a hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_on = models.DateField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, "until the address is ended", _OWN),
        "user": Privacy(PrivacyClass.WORK, "until the address is ended or leaving", _OWN),
        "digest": Privacy(PrivacyClass.TECHNICAL, "until the address is ended", _OWN),
        "made_on": Privacy(PrivacyClass.WORK, "until the address is ended or leaving", _OWN),
    }

    def __str__(self) -> str:
        return str(self.id)


class BroughtIn(models.Model):
    """The number that a file has in the hospital's own system; brought in twice it is one file."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.OneToOneField(
        "calamities.CalamityFile", on_delete=models.CASCADE, related_name="brought_in"
    )
    number = models.CharField(max_length=60, unique=True)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {"id": _ID, "file": _DUE, "number": _DUE}

    def __str__(self) -> str:
        return self.number
