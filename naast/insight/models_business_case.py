"""The hospital's own inputs of the business case: numbers with their source, about nobody.

code, trust and saving hold words of logic.business_case.inputs.
"""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from naast.privacy.classes import Privacy, PrivacyClass

_INPUT = Privacy(
    PrivacyClass.SETTING,
    "as long as the installation",
    ("coordinator", "board", "quality_manager"),
)


class CaseInput(models.Model):
    """One input that was saved; without a value it is blank on purpose, and no proposal counts."""

    code = models.CharField(primary_key=True, max_length=24)
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    low = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    trust = models.CharField(max_length=12)
    source = models.CharField(max_length=160, blank=True, default="")

    PRIVACY: ClassVar[Mapping[str, Privacy]] = dict.fromkeys(
        ("code", "value", "low", "high", "trust", "source"), _INPUT
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(low__isnull=True, high__isnull=True)
                | Q(low__lte=F("value"), high__gte=F("value")),
                name="insight_case_range_holds_value",
            ),
        )

    def __str__(self) -> str:
        return self.code


class CountedSaving(models.Model):
    """A saving that the hospital counts; without a row it does not."""

    saving = models.CharField(primary_key=True, max_length=12)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {"saving": _INPUT}

    def __str__(self) -> str:
        return self.saving
