"""Notes once a day whether a clock is late: yes or no, added to the month."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from naast.access.actor import Actor
from naast.insight.models import DaysOfMonth
from naast.insight.queries.measured import late_now
from naast.privacy.audit import record


@transaction.atomic
def note_day(*, actor: Actor, at: datetime) -> bool:
    """False when this day is noted already."""
    today = timezone.localdate(at)
    month = today.replace(day=1)
    if DaysOfMonth.objects.filter(month=month, looked_on__gte=today).exists():
        return False
    for indicator, late in late_now(at).items():
        row, _made = DaysOfMonth.objects.get_or_create(
            month=month, indicator=indicator.value, defaults={"looked_on": today}
        )
        DaysOfMonth.objects.filter(pk=row.pk).update(
            looked=F("looked") + 1, hit=F("hit") + int(late), looked_on=today
        )
    record("note_programme_day", actor=actor, at=at)
    return True
