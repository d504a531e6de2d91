"""What the hospital adds to its annual report: its own words, and its logo. About nobody."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from naast.insight.choices_report import LANGUAGE_CHOICES, MOST_WORDS, PLACE_CHOICES, Place
from naast.privacy.classes import Privacy, PrivacyClass

_OWN = Privacy(
    PrivacyClass.SETTING,
    "as long as the installation",
    ("coordinator", "board", "quality_manager", "staff_representative"),
)


class ReportWords(models.Model):
    """The hospital's own words of one year, place and language."""

    period = models.CharField(max_length=4)
    place = models.CharField(max_length=12, choices=PLACE_CHOICES)
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES)
    text = models.CharField(max_length=MOST_WORDS)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = dict.fromkeys(
        ("id", "period", "place", "language", "text"), _OWN
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("period", "place", "language"), name="insight_report_words_once"
            ),
            models.CheckConstraint(
                condition=Q(place__in=[one.value for one in Place]),
                name="insight_report_place_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.period} {self.place} {self.language}"


class ReportLogo(models.Model):
    """The hospital's logo as PNG, drawn anew by logic.logo."""

    only = models.BooleanField(primary_key=True, default=True, editable=False)
    picture = models.BinaryField()
    words = models.CharField(max_length=120)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = dict.fromkeys(("only", "picture", "words"), _OWN)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(only=True), name="insight_one_logo"),)

    def __str__(self) -> str:
        return self.words
