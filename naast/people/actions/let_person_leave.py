"""Somebody leaves the hospital: the person is kept for a year, the ways to reach them are not."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import CLOCK, Actor
from naast.people.actions.keep_heads import keep_heads
from naast.people.models import Person
from naast.people.rules import PeopleRefused, refuse_unless_manager
from naast.privacy.audit import record
from naast.privacy.erasure import Trigger, erase


@transaction.atomic
def let_person_leave(*, person: Person, last_day: date, actor: Actor, at: datetime) -> Person:
    """A last day ahead is only noted; one of today or before ends everything at once."""
    refuse_unless_manager(actor)
    if actor.id == str(person.pk):
        raise PeopleRefused(_("Nobody ends their own work here. Ask another steward."))
    person.ends_on = last_day
    if last_day > timezone.localdate(at):
        person.save(update_fields=["ends_on"])
    else:
        end_work([person], at)
        keep_heads(at=at)
    record("let_person_leave", actor=actor, at=at, subject=str(person.pk))
    return person


@transaction.atomic
def end_employments(*, actor: Actor, at: datetime) -> int:
    """Ends those whose last day has passed; how many. For the nightly duty; may be repeated."""
    if actor != CLOCK:
        refuse_unless_manager(actor)
    today = timezone.localdate(at)
    persons = list(Person.objects.filter(active=True, ends_on__lt=today))
    if persons:
        end_work(persons, at)
        keep_heads(at=at)
    record("end_employments", actor=actor, at=at, subject=f"left {len(persons)}")
    return len(persons)


def end_work(persons: Sequence[Person], at: datetime) -> None:
    """Nobody writes to them or lets them in any more. Part of an action that writes the event."""
    for person in persons:
        person.active, person.email, person.phone = False, "", ""
    Person.objects.bulk_update(persons, ["ends_on", "active", "email", "phone"])
    for person in persons:
        erase(Trigger.PERSON_LEFT, person.pk, at)
