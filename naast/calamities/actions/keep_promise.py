"""Keeps what was promised to a family, and whether it was kept."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.models import User
from naast.calamities.actions.family_part import FamilyRefused, family_of, not_before
from naast.calamities.actions.lock_file import lock_open_file
from naast.calamities.choices_family import PromiseState
from naast.calamities.models_family import FamilyPromise
from naast.calamities.queries.family import PROMISE, WHY
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.privacy.audit import record
from naast.privacy.locking import lock


@transaction.atomic
def make_promise(
    *,
    actor: Actor,
    at: datetime,
    file_id: UUID,
    what: str,
    promised_by: UUID,
    promised_on: date,
    due_on: date,
) -> FamilyPromise:
    """Whoever promised it hears that something waits. Raises FamilyRefused."""
    file, _track = family_of(file_id, in_touch=True)
    not_before(promised_on, file)
    if due_on < promised_on:
        raise FamilyRefused(_("The last day lies before the promise. Look at the days."))
    if not User.objects.filter(pk=promised_by, is_active=True).exists():
        raise FamilyRefused(_("Choose somebody who works here."))
    row_id = uuid4()
    row = FamilyPromise.objects.create(
        id=row_id,
        file=file,
        what=lock(what, kind=PROMISE, row_id=row_id),
        promised_on=promised_on,
        promised_by_id=promised_by,
        due_on=due_on,
        why=b"",
    )
    if promised_by != UUID(actor.id):
        queue_message(
            actor=actor,
            at=at,
            kind=MessageKind.SOMETHING_WAITING,
            person_id=promised_by,
            once=f"family promise|{row_id}",
        )
    record("make_family_promise", actor=actor, at=at, subject=str(file.pk))
    return row


@transaction.atomic
def settle_promise(
    *, actor: Actor, at: datetime, promise_id: UUID, kept: bool, on: date, why: str = ""
) -> FamilyPromise:
    """Kept, or not and why not. Said once more it is corrected. Raises FamilyRefused."""
    lock_open_file(FamilyRefused, family_promises=promise_id)
    row = FamilyPromise.objects.select_for_update().get(pk=promise_id)
    if on < row.promised_on or on > timezone.localdate(at):
        raise FamilyRefused(_("Give a day from the promise until today."))
    if not kept and not why:
        raise FamilyRefused(_("Say in a few words why it was not kept."))
    row.state = (PromiseState.KEPT if kept else PromiseState.NOT_KEPT).value
    row.settled_on, row.settled_by = on, UUID(actor.id)
    row.why = b"" if kept else lock(why, kind=WHY, row_id=row.pk)
    row.save(update_fields=["state", "settled_on", "settled_by", "why"])
    record("settle_family_promise", actor=actor, at=at, subject=str(row.file_id))
    return row
