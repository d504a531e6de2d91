"""Adds one colleague to a supporter's monthly count, all that stays after a case closed."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from naast.supporters.models import MonthlyLoad, Supporter


@transaction.atomic
def add_to_load(*, person_id: UUID, on: date) -> None:
    """Rest begins for whoever asked for it. Part of closing a case, which writes the event."""
    supporter = Supporter.objects.select_for_update().filter(person_id=person_id).first()
    if supporter is None:
        return
    if supporter.rest_days:
        rested = on + timedelta(days=supporter.rest_days)
        supporter.rest_until = max(supporter.rest_until or rested, rested)
        supporter.save(update_fields=["rest_until"])
    row, made = MonthlyLoad.objects.get_or_create(
        supporter=supporter, month=on.replace(day=1), defaults={"count": 1}
    )
    if not made:
        MonthlyLoad.objects.filter(pk=row.pk).update(count=F("count") + 1)
