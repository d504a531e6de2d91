"""The coordinator chooses from which number on somebody should look."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.insight.logic.health import LIMITS, Indicator
from naast.insight.models import Threshold
from naast.privacy.audit import record


@transaction.atomic
def choose_thresholds(*, actor: Actor, at: datetime, numbers: Mapping[Indicator, int]) -> None:
    """A number as delivered leaves no row, so that a later version may change it."""
    for indicator, number in numbers.items():
        if number == LIMITS[indicator].default:
            Threshold.objects.filter(indicator=indicator.value).delete()
        else:
            Threshold.objects.update_or_create(
                indicator=indicator.value, defaults={"number": number}
            )
    record("choose_thresholds", actor=actor, at=at)
