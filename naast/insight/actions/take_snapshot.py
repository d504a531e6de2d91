"""Measures the programme once a month, stores it for good, and tells those who read it."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.insight.models import DaysOfMonth, Snapshot
from naast.insight.queries.measured import measured
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record

READERS = (Role.COORDINATOR, Role.DEPUTY_COORDINATOR, Role.BOARD, Role.QUALITY_MANAGER)
KEPT = timedelta(days=2 * 365)


@transaction.atomic
def take_snapshot(*, actor: Actor, at: datetime) -> bool:
    """Of the month before this one. False when it was taken: a stored number never changes."""
    today = timezone.localdate(at)
    month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    if Snapshot.objects.filter(month=month).exists():
        return False
    Snapshot.objects.bulk_create(
        Snapshot(
            month=month,
            indicator=one.indicator.value,
            number=one.number,
            base=one.base,
            what=[list(pair) for pair in one.what],
            why=one.why.value,
            taken_on=today,
        )
        for one in measured(month, today)
    )
    _forget_before(today - KEPT)
    for user in holders_of(READERS, today):
        queue_message(actor=actor, at=at, kind=MessageKind.SOMETHING_WAITING, person_id=user.pk)
    record("take_programme_snapshot", actor=actor, at=at, subject=f"{month:%Y-%m}")
    return True


def _forget_before(day: date) -> None:
    Snapshot.objects.filter(month__lt=day).delete()
    DaysOfMonth.objects.filter(month__lt=day).delete()
