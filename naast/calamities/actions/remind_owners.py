"""Tells owners what is due, and everybody who keeps files when nobody acted."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.access.models import User
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.calamities.actions.lock_file import lock_file
from naast.calamities.logic.reminding import ESCALATED, stage_of
from naast.calamities.models import FileStep
from naast.calamities.queries.due import OPEN, is_late
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record


def remind_owners(*, actor: Actor, at: datetime) -> int:
    """How many steps somebody was told of; a second run tells nobody again."""
    tomorrow = timezone.localdate(at) + timedelta(days=1)
    rows = FileStep.objects.filter(**OPEN, file__closed_on=None, due_on__lte=tomorrow)
    due = [(row, stage) for row in rows if (stage := _stage(row, at)) > row.told]
    for row, stage in due:
        tell_of_step(actor=actor, at=at, step=row, stage=stage)
    return len(due)


def _stage(row: FileStep, at: datetime) -> int:
    """A step that is due at an hour is late after it, on the same day."""
    stage = stage_of(row.due_on, timezone.localdate(at))
    return max(stage, ESCALATED) if is_late(row, at) else stage


@transaction.atomic
def tell_of_step(*, actor: Actor, at: datetime, step: FileStep, stage: int) -> None:
    """Before and on the day the owner; after it the secretaries and the committee too, until it is
    done. Where the owner cannot sign in any more, the secretaries instead. Nobody of what
    changed meanwhile."""
    file = lock_file(steps=step.pk)
    if file.closed_on is not None or not _as_seen(step):
        return
    for person in _whom(step, stage, at):
        queue_message(
            actor=actor,
            at=at,
            kind=MessageKind.SOMETHING_WAITING,
            person_id=person,
            once=f"calamity step|{step.pk}|{step.due_on}|{stage}|{person}",
        )
    FileStep.objects.filter(pk=step.pk).update(told=stage)
    record("remind_of_calamity_step", actor=actor, at=at, subject=f"{step.rule} {stage}")


def _as_seen(step: FileStep) -> bool:
    rows = FileStep.objects.filter(**OPEN, pk=step.pk, due_on=step.due_on, told=step.told)
    return rows.filter(owner=step.owner_id).exists()


def _whom(step: FileStep, stage: int, at: datetime) -> set[UUID]:
    today = timezone.localdate(at)
    secretaries = set(holders_of([Role.CALAMITY_SECRETARY], today).values_list("pk", flat=True))
    owners = [step.owner_id] if step.owner_id else []
    there = User.objects.filter(pk__in=owners, is_active=True).values_list("pk", flat=True)
    owner = set(there) or secretaries
    if stage < ESCALATED:
        return owner
    committee = set(holders_of([Role.COMMITTEE_MEMBER], today).values_list("pk", flat=True))
    return owner | secretaries | committee
