"""Supporters set their own limits."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from naast.access.actor import Actor
from naast.privacy.audit import record
from naast.supporters.models import Supporter


@transaction.atomic
def change_availability(
    *,
    actor: Actor,
    at: datetime,
    available: bool,
    maximum_cases: int,
    rest_until: date | None,
    weekdays: Sequence[int] = (),
    rest_days: int = 0,
) -> Supporter:
    """The actor's own row only. Raises Supporter.DoesNotExist for somebody outside the team."""
    row = Supporter.objects.select_for_update().get(person_id=actor.id)
    row.available, row.maximum_cases, row.rest_until = available, maximum_cases, rest_until
    row.weekdays, row.rest_days = sorted(weekdays), rest_days
    row.save(update_fields=["available", "maximum_cases", "rest_until", "weekdays", "rest_days"])
    record("change_availability", actor=actor, at=at)
    return row
