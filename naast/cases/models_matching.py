"""The hospital's own weights for matching; without a row those that Naast is delivered with."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import Q

from naast.privacy.classes import Privacy, PrivacyClass

_CHOSEN = Privacy(PrivacyClass.SETTING, "as long as the installation", ("coordinator",))


class MatchingWeights(models.Model):
    """One row. levels: a word of logic.weights.Level for each weight; supporters: proposed for each
    colleague. Whether support stays within the profession stands with the hospital's choices."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    levels = models.JSONField()
    supporters = models.PositiveSmallIntegerField(default=1)

    PRIVACY: ClassVar[Mapping[str, Privacy]] = {
        "id": _CHOSEN,
        "levels": _CHOSEN,
        "supporters": _CHOSEN,
    }

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="matching_weights_only_one"),
            models.CheckConstraint(
                condition=Q(supporters__in=[1, 2]), name="matching_weights_one_or_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.supporters} proposed"
