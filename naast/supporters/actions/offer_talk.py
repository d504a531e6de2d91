"""After several colleagues within a few months a talk is offered; nobody hears of the offer."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from naast.access.actor import CLOCK, Actor
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record
from naast.supporters.models import MonthlyLoad, Supporter
from naast.supporters.models_care import TalkOffer
from naast.supporters.queries.care import team_care
from naast.supporters.queries.team import active_supporters

TALKED_LATELY = timedelta(days=42)


def offer_talks(*, at: datetime) -> int:
    """To how many. Whoever was offered one in the last months, or talked lately, is left alone."""
    today = timezone.localdate(at)
    due = [row for row in active_supporters(today) if _is_due(row, today)]
    for row in due:
        offer_talk(actor=CLOCK, at=at, supporter=row)
    return len(due)


@transaction.atomic
def offer_talk(*, actor: Actor, at: datetime, supporter: Supporter) -> TalkOffer:
    """Stands on the supporter's own page, and a message says so."""
    offer = TalkOffer.objects.create(supporter=supporter, offered_on=timezone.localdate(at))
    queue_message(actor=actor, at=at, kind=MessageKind.TALK_OFFERED, person_id=supporter.person_id)
    record("offer_talk", actor=actor, at=at)
    return offer


def _is_due(row: Supporter, today: date) -> bool:
    if row.talked_on is not None and row.talked_on > today - TALKED_LATELY:
        return False
    if row.invited_on is not None or TalkOffer.objects.filter(supporter=row).exists():
        return False
    care = team_care()
    first = _months_back(today, care.within_months - 1)
    rows = MonthlyLoad.objects.filter(supporter=row, month__gte=first)
    return (rows.aggregate(sum=Sum("count"))["sum"] or 0) >= care.talk_after


def _months_back(day: date, months: int) -> date:
    """The first of the month so many months before that of the day."""
    place = day.year * 12 + day.month - 1 - months
    return date(place // 12, place % 12 + 1, 1)
