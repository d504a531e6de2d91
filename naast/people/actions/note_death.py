"""Somebody died: from now on no page, no message and no file speaks to them."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.people.actions.keep_heads import keep_heads
from naast.people.actions.let_person_leave import end_work
from naast.people.models import Department, Person
from naast.people.rules import PeopleRefused
from naast.privacy.audit import record


@transaction.atomic
def note_death(*, person: Person, actor: Actor, at: datetime) -> None:
    """By a coordinator or a steward. How and why is asked nowhere. A steward can take it back.

    The event names nobody, so that the trail does not say whose support ended on that day.
    """
    if not (decide(actor, Right.COORDINATE_CASES) or decide(actor, Right.MANAGE_PEOPLE)):
        raise PeopleRefused(_("Only a coordinator or a steward notes this. Tell one of them."))
    if actor.id == str(person.pk):
        raise PeopleRefused(_("This is you. Choose the colleague who died."))
    today = timezone.localdate(at)
    person.ends_on = min(person.ends_on, today) if person.ends_on else today
    end_work([person], at)
    person.died = True
    person.save(update_fields=["died"])
    Department.objects.filter(head=person).update(head=None)
    Department.objects.filter(contact_person=person).update(contact_person=None)
    keep_heads(at=at)
    record("note_death", actor=actor, at=at)
