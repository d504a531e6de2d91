"""The programme as it was each month: numbers about the whole, of nobody's support.

indicator and why hold words of logic.health.
"""

from collections.abc import Mapping
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from naast.insight.models_business_case import CaseInput  # noqa: F401  Django finds its models here
from naast.insight.models_publication import Publication  # noqa: F401  Django finds its models here
from naast.insight.models_report import ReportWords  # noqa: F401  Django finds its models here
from naast.privacy.classes import Privacy, PrivacyClass

_KEPT = "two years"
_HEALTH = Privacy(PrivacyClass.TECHNICAL, _KEPT, ("coordinator", "board", "quality_manager"))
_DAYS = Privacy(PrivacyClass.TECHNICAL, _KEPT, ("jobs",))
_LIMIT = Privacy(PrivacyClass.SETTING, "as long as the installation", ("coordinator",))


class DaysOfMonth(models.Model):
    """On how many days of a month a clock was late when Naast looked; yes or no each day."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    month = models.DateField()
    indicator = models.CharField(max_length=24)
    looked = models.PositiveSmallIntegerField(default=0)
    hit = models.PositiveSmallIntegerField(default=0)
    looked_on = models.DateField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = dict.fromkeys(
        ("id", "month", "indicator", "looked", "hit", "looked_on"), _DAYS
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("month", "indicator"), name="insight_days_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="insight_days_month_first"),
            models.CheckConstraint(condition=Q(hit__lte=F("looked")), name="insight_days_hit"),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.month:%Y-%m}"


class Snapshot(models.Model):
    """One indicator of one month, made once. what: codes or names of groups of ten and more."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    month = models.DateField()
    indicator = models.CharField(max_length=24)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    base = models.PositiveIntegerField(null=True, blank=True)
    what = models.JSONField(default=list, blank=True)
    why = models.CharField(max_length=12, blank=True, default="")
    taken_on = models.DateField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = dict.fromkeys(
        ("id", "month", "indicator", "number", "base", "what", "why", "taken_on"),
        _HEALTH,
    )

    class Meta:
        ordering = ("month", "indicator")
        constraints = (
            models.UniqueConstraint(fields=("month", "indicator"), name="insight_snapshot_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="insight_month_first_day"),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.month:%Y-%m}"


class Threshold(models.Model):
    """A threshold that the hospital chose; without a row the one that Naast is delivered with."""

    indicator = models.CharField(primary_key=True, max_length=24)
    number = models.PositiveSmallIntegerField()

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {"indicator": _LIMIT, "number": _LIMIT}

    def __str__(self) -> str:
        return f"{self.indicator} {self.number}"
