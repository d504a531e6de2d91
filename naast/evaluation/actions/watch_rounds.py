"""A round that waits for its count is remembered three times, and after sixty days destroyed."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.evaluation.actions.destroy_round import destroy_round
from naast.evaluation.logic.rounds import WAITS_FOR_COUNT, is_too_late, reminds
from naast.evaluation.models import Round
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record

# The staff representative is whom the keepers know; keepers have no account.
TOLD = (Role.COORDINATOR, Role.DEPUTY_COORDINATOR, Role.STAFF_REPRESENTATIVE)


def watch_rounds(*, actor: Actor, at: datetime) -> None:
    """Each round for itself. Raises ProcessAway when one cannot be destroyed now."""
    today = timezone.localdate(at)
    for row in Round.objects.filter(state__in=[one.value for one in WAITS_FOR_COUNT]):
        since = waits_since(row)
        if is_too_late(since, today):
            destroy_round(actor=actor, at=at, round_=row)
        elif reminds(since, row.reminded_on, today):
            remind_of_count(actor=actor, at=at, round_=row)


def waits_since(row: Round) -> date | None:
    """From when the sixty days count: ready, or closed where it is on paper."""
    return row.ready_on or row.closed_on


@transaction.atomic
def remind_of_count(*, actor: Actor, at: datetime, round_: Round) -> None:
    """In neutral words, to coordinators and the staff representative; never to who answered."""
    today = timezone.localdate(at)
    Round.objects.filter(pk=round_.pk).update(reminded_on=today)
    for person in holders_of(TOLD, today).values_list("pk", flat=True):
        queue_message(
            actor=actor,
            at=at,
            kind=MessageKind.COUNT_WAITS,
            person_id=person,
            once=f"count:{round_.pk}:{today}:{person}",
        )
    record("remind_of_count", actor=actor, at=at, subject=round_.code)
