"""Measures: what a hospital does about root causes, by whom, until when, and whether it helped."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from naast.access.models import User
from naast.calamities.choices_measure import Effect, MeasureKind, MeasureState, MoveKind
from naast.privacy.classes import Privacy, PrivacyClass
from naast.privacy.periods import Kept, words

_KEPT = words(Kept.CALAMITY)
_READERS = ("calamity_secretary", "committee_member", "analyst")
_SHOWN = (*_READERS, "whoever carries it out")
_FILE = Privacy(PrivacyClass.INCIDENT, _KEPT, _READERS)
_OPEN = Privacy(PrivacyClass.INCIDENT, _KEPT, _SHOWN)
_TEXT = Privacy(PrivacyClass.LOCKED, _KEPT, _SHOWN)
_WORK = Privacy(PrivacyClass.WORK, _KEPT, _READERS)


class Measure(models.Model):
    """One measure of one file. texts: locked, of four words: what, expected effect, how the effect
    is checked, evidence or reason. nodes: ids of the root causes that it answers.

    revision: goes up with every change; who sends an older one is refused. carried_by: who owned
    it when it was carried out. told_on: when somebody was last reminded; told: how far telling
    others got.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(
        "calamities.CalamityFile", on_delete=models.CASCADE, related_name="measures"
    )
    kind = models.CharField(max_length=11, choices=MeasureKind)
    state = models.CharField(max_length=7, choices=MeasureState, default=MeasureState.PLANNED.value)
    texts = models.BinaryField(editable=False)
    nodes = models.JSONField(default=list, blank=True)
    owner = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField()
    check_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    carried_by = models.UUIDField(null=True, blank=True)
    effect = models.CharField(max_length=11, choices=Effect, blank=True, default="")
    effect_on = models.DateField(null=True, blank=True)
    effect_by = models.UUIDField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    told_others = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1, db_default=1)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _KEPT, _SHOWN),
        "file": _FILE,
        "kind": _OPEN,
        "state": _OPEN,
        "texts": _TEXT,
        "nodes": _FILE,
        "owner": Privacy(PrivacyClass.WORK, _KEPT, _SHOWN),
        "due_on": _OPEN,
        "check_on": _OPEN,
        "done_on": _OPEN,
        "carried_by": _WORK,
        "effect": _OPEN,
        "effect_on": _OPEN,
        "effect_by": _WORK,
        "told_on": Privacy(PrivacyClass.TECHNICAL, _KEPT, ("jobs",)),
        "told_others": Privacy(PrivacyClass.TECHNICAL, _KEPT, ("jobs",)),
        "revision": Privacy(PrivacyClass.TECHNICAL, _KEPT, _SHOWN),
        "written_by": _WORK,
        "written_at": _WORK,
    }

    class Meta:
        ordering = ("due_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=MeasureKind.values), name="measure_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=MeasureState.values), name="measure_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state="checked", effect__in=Effect.values, effect_on__isnull=False)
                | ~Q(state="checked") & Q(effect="", effect_on__isnull=True),
                name="measure_checked_has_an_effect",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("done", "checked")) | Q(done_on__isnull=False),
                name="measure_done_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(check_on__gte=models.F("due_on")), name="measure_checked_after_due"
            ),
        )
        indexes = (
            models.Index(
                fields=("state", "due_on"),
                name="measure_open",
                condition=Q(state__in=("planned", "done")),
            ),
        )

    def __str__(self) -> str:
        return self.kind


class MeasureMove(models.Model):
    """That a day of a measure became another, and why. reason: locked."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="moves")
    kind = models.CharField(max_length=11, choices=MoveKind)
    due_before = models.DateField()
    due_after = models.DateField()
    check_before = models.DateField()
    check_after = models.DateField()
    reason = models.BinaryField(editable=False)
    moved_by = models.UUIDField()
    moved_at = models.DateTimeField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy(PrivacyClass.TECHNICAL, _KEPT, _SHOWN),
        "measure": _OPEN,
        "kind": _OPEN,
        "due_before": _OPEN,
        "due_after": _OPEN,
        "check_before": _OPEN,
        "check_after": _OPEN,
        "reason": _TEXT,
        "moved_by": _WORK,
        "moved_at": _WORK,
    }

    class Meta:
        ordering = ("moved_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=MoveKind.values), name="measure_move_kind_known"
            ),
        )

    def __str__(self) -> str:
        return self.kind
