"""Reminds whoever promised a family something; after the day those who keep the talks as well."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naast.access.actor import Actor
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.calamities.actions.lock_file import lock_file
from naast.calamities.logic.reminding import ESCALATED, stage_of
from naast.calamities.models_family import FamilyPromise, FamilyTrack
from naast.calamities.queries.family import running_promises
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record


def remind_of_promises(*, actor: Actor, at: datetime) -> int:
    """How many promises somebody was told of; a second run tells nobody again."""
    today = timezone.localdate(at)
    rows = running_promises().filter(told__lt=ESCALATED)
    due = [row for row in rows if stage_of(row.due_on, today) > row.told]
    for row in due:
        tell_of_promise(actor=actor, at=at, promise=row, stage=stage_of(row.due_on, today))
    return len(due)


@transaction.atomic
def tell_of_promise(*, actor: Actor, at: datetime, promise: FamilyPromise, stage: int) -> None:
    """Before and on the day whoever promised; after it the contact person and the secretaries.
    Nobody of what was settled meanwhile."""
    file = lock_file(family_promises=promise.pk)
    if file.closed_on is not None or not running_promises().filter(pk=promise.pk).exists():
        return
    for person in _whom(promise, stage, at):
        queue_message(
            actor=actor,
            at=at,
            kind=MessageKind.SOMETHING_WAITING,
            person_id=person,
            once=f"family promise|{promise.pk}|{promise.due_on}|{stage}|{person}",
        )
    FamilyPromise.objects.filter(pk=promise.pk).update(told=stage)
    record("remind_of_family_promise", actor=actor, at=at, subject=f"{promise.pk} {stage}")


def _whom(promise: FamilyPromise, stage: int, at: datetime) -> set[UUID]:
    track = FamilyTrack.objects.get(file=promise.file)
    contacts = {one for one in (track.contact_person_id, track.deputy_id) if one}
    whose = {promise.promised_by_id} if promise.promised_by_id else contacts
    if stage < ESCALATED and whose:
        return whose
    today = timezone.localdate(at)
    secretaries = set(holders_of([Role.CALAMITY_SECRETARY], today).values_list("pk", flat=True))
    return whose | contacts | secretaries
