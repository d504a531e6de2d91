"""Adds one colleague to a supporter's monthly count, all that stays after a case closed."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F

from naast.supporters.models import MonthlyLoad, Supporter


@transaction.atomic
def add_to_load(*, person_id: UUID, month: date) -> None:
    """month: its first day. Part of closing a case, which writes the audit event."""
    supporter = Supporter.objects.select_for_update().filter(person_id=person_id).first()
    if supporter is None:
        return
    row, made = MonthlyLoad.objects.get_or_create(
        supporter=supporter, month=month, defaults={"count": 1}
    )
    if not made:
        MonthlyLoad.objects.filter(pk=row.pk).update(count=F("count") + 1)
