"""Plans a talk with a patient or family, and writes down what was told when it was held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.calamities.actions.ask_question import store_words
from naast.calamities.actions.family_part import FamilyRefused, family_of, not_before, tick
from naast.calamities.choices_family import (
    ContactKind,
    ContactState,
    FromThem,
    FromUs,
    Told,
    WordKind,
)
from naast.calamities.models import CalamityFile
from naast.calamities.models_family import FamilyContact
from naast.calamities.queries.family import FIRST_TALK, WORRIES
from naast.privacy.audit import record
from naast.privacy.locking import lock


@dataclass(frozen=True)
class Talk:
    """What was held: functions and words of the lists, and texts without names.

    questions: each becomes a question for the investigation. next_at: what they agreed on next.
    """

    kind: ContactKind
    held_on: date
    from_us: Sequence[FromUs]
    from_them: Sequence[FromThem]
    told: Sequence[Told]
    worries: str = ""
    questions: Sequence[str] = ()
    next_at: datetime | None = None

    @property
    def counts_as_first(self) -> bool:
        """Spoken, and led by a senior professional."""
        return self.kind is not ContactKind.LETTER and FromUs.SENIOR in self.from_us


@transaction.atomic
def plan_talk(
    *, actor: Actor, at: datetime, file_id: UUID, kind: ContactKind, planned_at: datetime
) -> FamilyContact:
    """Raises FamilyRefused."""
    file, _track = family_of(file_id, in_touch=True)
    not_before(timezone.localdate(planned_at), file)
    row = _planned(file, kind, planned_at, UUID(actor.id), at)
    record("plan_family_talk", actor=actor, at=at, subject=str(file.pk))
    return row


@transaction.atomic
def hold_talk(
    *, actor: Actor, at: datetime, file_id: UUID, talk: Talk, contact_id: UUID | None = None
) -> FamilyContact:
    """contact_id: the planned one that this was. The first that a senior professional held, not by
    letter, is the first talk: its step is done. Raises FamilyRefused."""
    file, _track = family_of(file_id, in_touch=True)
    not_before(talk.held_on, file)
    me = UUID(actor.id)
    row = _row_of(file, contact_id, me, at)
    row.kind, row.state, row.held_on = talk.kind.value, ContactState.HELD.value, talk.held_on
    row.from_us = [FromUs(one).value for one in talk.from_us]
    row.from_them = [FromThem(one).value for one in talk.from_them]
    row.told = [Told(one).value for one in talk.told]
    row.worries = lock(talk.worries, kind=WORRIES, row_id=row.pk) if talk.worries else b""
    row.save()
    store_words(file, talk.questions, kind=WordKind.QUESTION, asked_on=talk.held_on, by=me, at=at)
    if talk.next_at is not None:
        _planned(file, talk.kind, talk.next_at, me, at)
    if talk.counts_as_first:
        tick(file, FIRST_TALK, talk.held_on, me)
    record("hold_family_talk", actor=actor, at=at, subject=str(file.pk))
    return row


@transaction.atomic
def call_off_talk(*, actor: Actor, at: datetime, file_id: UUID, contact_id: UUID) -> None:
    """It did not take place. Raises FamilyRefused."""
    file, _track = family_of(file_id)
    row = _row_of(file, contact_id, UUID(actor.id), at)
    row.state = ContactState.CALLED_OFF.value
    row.save(update_fields=["state"])
    record("call_off_family_talk", actor=actor, at=at, subject=str(file.pk))


def _row_of(file: CalamityFile, contact_id: UUID | None, me: UUID, at: datetime) -> FamilyContact:
    if contact_id is None:
        return FamilyContact(id=uuid4(), file=file, written_by=me, written_at=at, worries=b"")
    planned = file.family_contacts.filter(state=ContactState.PLANNED.value, pk=contact_id)
    row = planned.select_for_update().first()
    if row is None:
        raise FamilyRefused(_("This talk was written down already."))
    return row


def _planned(
    file: CalamityFile, kind: ContactKind, moment: datetime, me: UUID, at: datetime
) -> FamilyContact:
    return FamilyContact.objects.create(
        file=file,
        kind=kind.value,
        state=ContactState.PLANNED.value,
        planned_at=moment,
        worries=b"",
        written_by=me,
        written_at=at,
    )
