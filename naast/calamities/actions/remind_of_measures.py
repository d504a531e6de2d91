"""Reminds whoever carries out a measure, then the secretaries of its check; all once it is late."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.calamities.logic.measures import Standing, remind_owner, standing
from naast.calamities.models_measure import Measure
from naast.calamities.queries.measures import WAITING
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record


def remind_of_measures(*, actor: Actor, at: datetime) -> int:
    """How many measures somebody was told of; a second run on the same day tells nobody again."""
    today = timezone.localdate(at)
    told = 0
    for row in Measure.objects.filter(WAITING):
        here = standing(row.state, due_on=row.due_on, check_on=row.check_on)
        owner = remind_owner(here, today=today, told_on=row.told_on)
        others = here.is_late(today) and not row.told_others
        if owner or others:
            tell_of_measure(actor=actor, at=at, measure=row, here=here, others=others)
            told += 1
    return told


@transaction.atomic
def tell_of_measure(
    *, actor: Actor, at: datetime, measure: Measure, here: Standing, others: bool
) -> None:
    """others: the secretaries and the committee as well, once for each day that it waits for."""
    today = timezone.localdate(at)
    for person in _whom(measure, others, at, checks=here.waiting_for == "to_check"):
        queue_message(
            actor=actor,
            at=at,
            kind=MessageKind.SOMETHING_WAITING,
            person_id=person,
            once=f"measure|{measure.pk}|{here.until}|{today}|{person}",
        )
    Measure.objects.filter(pk=measure.pk).update(
        told_on=today, told_others=measure.told_others or others
    )
    record("remind_of_measure", actor=actor, at=at, subject=str(measure.pk))


def _whom(measure: Measure, others: bool, at: datetime, *, checks: bool) -> set[UUID]:
    """Who carries it out; the secretaries where nobody does any more, and for the check of its
    effect, which somebody else sees to."""
    today = timezone.localdate(at)
    secretaries = set(holders_of([Role.CALAMITY_SECRETARY], today).values_list("pk", flat=True))
    committee = set(holders_of([Role.COMMITTEE_MEMBER], today).values_list("pk", flat=True))
    owner = {measure.owner_id} if measure.owner_id else set[UUID]()
    told = owner
    if checks:
        away = owner | ({measure.carried_by} if measure.carried_by else set())
        told = secretaries - away or committee - away
    told = told or secretaries
    return told | secretaries | committee if others else told
