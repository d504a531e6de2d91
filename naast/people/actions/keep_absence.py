"""Coordinators say themselves when they are away; nobody asks why."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.people.models import Absence, Person
from naast.people.rules import PeopleRefused
from naast.privacy.audit import record

LONGEST = timedelta(days=366)


@transaction.atomic
def note_own_absence(*, actor: Actor, at: datetime, from_on: date, until_on: date) -> Absence:
    """Both days included. Sent twice, it is noted once. PeopleRefused names the field at fault."""
    if not decide(actor, Right.COORDINATE_CASES):
        raise PeopleRefused(_("Only coordinators and deputies note this here."))
    today = timezone.localdate(at)
    if until_on < max(from_on, today):
        raise PeopleRefused(_("Choose a last day from today on, not before the first."), "until_on")
    if until_on > today + LONGEST:
        raise PeopleRefused(_("Choose a last day within a year."), "until_on")
    person = Person.objects.get(pk=actor.id)
    row, _made = Absence.objects.get_or_create(person=person, from_on=from_on, until_on=until_on)
    record("note_own_absence", actor=actor, at=at)
    return row


@transaction.atomic
def end_own_absence(*, actor: Actor, at: datetime, absence_id: UUID) -> None:
    """Back again, or not away after all. Only one's own; another's stays as it is."""
    Absence.objects.filter(pk=absence_id, person_id=actor.id).delete()
    record("end_own_absence", actor=actor, at=at)
