"""Keeps who is in touch with a family, and how far telling is: note, result, report, no contact."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.models import User
from naast.access.queries import roles_of
from naast.calamities.actions.family_part import FamilyRefused, family_of, not_before, tick
from naast.calamities.choices_family import ContactState, NoContact, ReportGiven
from naast.calamities.models import CalamityFile
from naast.calamities.queries.family import (
    FIRST_TALK,
    RECORD_NOTE,
    open_questions,
    stays_let_go,
)
from naast.calamities.rules_family import may_be_contact
from naast.notify.actions.queue_message import queue_message
from naast.notify.choices import MessageKind
from naast.people.actions.stand_apart import stand_apart
from naast.privacy.audit import record


@transaction.atomic
def name_contact(
    *, actor: Actor, at: datetime, file_id: UUID, contact: UUID, deputy: UUID | None
) -> None:
    """From now on they read and keep the talks of this file, and for a year are not asked to
    support anybody of its departments. Who was it before reads nothing more. FamilyRefused."""
    file, track = family_of(file_id)
    if contact == deputy:
        raise FamilyRefused(_("The deputy is somebody else than the contact person."))
    before = {track.contact_person_id, track.deputy_id}
    chosen = [one for one in (contact, deputy) if one is not None]
    for one in chosen:
        _fit(one, file, timezone.localdate(at))
    track.contact_person_id, track.deputy_id = contact, deputy
    track.save(update_fields=["contact_person", "deputy"])
    for one in chosen:
        for unit in file.departments.values_list("department_id", flat=True):
            stand_apart(person_id=one, unit_id=unit, at=at)
        if one not in before:
            queue_message(
                actor=actor,
                at=at,
                kind=MessageKind.SOMETHING_WAITING,
                person_id=one,
                once=f"family contact|{track.pk}|{one}|{at.isoformat()}",
            )
    record("name_family_contact", actor=actor, at=at, subject=str(file.pk))


def _fit(user_id: UUID, file: CalamityFile, today: date) -> None:
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None or not user.is_staff_member:
        raise FamilyRefused(_("Choose somebody who works here."))
    if not may_be_contact(user_id, roles_of(user, today), file):
        raise FamilyRefused(
            _(
                "Somebody who arranges peer support, gives roles, or looks into this event cannot"
                " be the contact person. Choose another."
            )
        )


@transaction.atomic
def make_note(*, actor: Actor, at: datetime, file_id: UUID, made_on: date) -> None:
    """The note stands in the patient's record; its step is done. Raises FamilyRefused."""
    file, track = family_of(file_id)
    not_before(made_on, file)
    track.note_on = made_on
    track.save(update_fields=["note_on"])
    tick(file, RECORD_NOTE, made_on, UUID(actor.id))
    record("note_in_record_made", actor=actor, at=at, subject=str(file.pk))


@transaction.atomic
def tell_result(*, actor: Actor, at: datetime, file_id: UUID, told_on: date) -> None:
    """Each question has an answer or "we do not know yet" by then. Raises FamilyRefused."""
    file, track = family_of(file_id, in_touch=True)
    not_before(told_on, file)
    if open_questions(file).exists():
        raise FamilyRefused(
            _('First each of their questions has an answer, or "we do not know yet".')
        )
    track.result_told_on = told_on
    track.save(update_fields=["result_told_on"])
    record("tell_family_result", actor=actor, at=at, subject=str(file.pk))


@transaction.atomic
def note_report(
    *, actor: Actor, at: datetime, file_id: UUID, report: ReportGiven, on: date
) -> None:
    """They have it, or do not want it. Raises FamilyRefused."""
    file, track = family_of(file_id)
    not_before(on, file)
    track.report = report.value
    track.report_on = None if report is ReportGiven.NOT_YET else on
    track.save(update_fields=["report", "report_on"])
    record("note_family_report", actor=actor, at=at, subject=str(file.pk))


@transaction.atomic
def respect_no_contact(
    *, actor: Actor, at: datetime, file_id: UUID, reason: NoContact, since: date
) -> None:
    """The clock of the first talk stands, nobody is reminded, and what was planned is off; the
    reason stays. NoContact.NONE: there is contact again, and all of it runs on, but for what
    somebody let go with a reason, or a decision did.

    Raises FamilyRefused."""
    file, track = family_of(file_id)
    not_before(since, file)
    stopped = reason is not NoContact.NONE
    track.no_contact, track.no_contact_on = reason.value, since if stopped else None
    track.save(update_fields=["no_contact", "no_contact_on"])
    first = file.steps.filter(rule=FIRST_TALK, done_on=None)
    if stopped or not stays_let_go(file, first.first()):
        first.update(not_needed=stopped)
    if stopped:
        planned = file.family_contacts.filter(state=ContactState.PLANNED.value)
        planned.update(state=ContactState.CALLED_OFF.value)
    record("respect_no_contact", actor=actor, at=at, subject=f"{reason.value} {file.number}")
