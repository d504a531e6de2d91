"""A colleague objects to being offered support, or takes that back; nobody else can, or sees it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.people.models import Person
from naast.people.rules import PeopleRefused
from naast.privacy.audit import record


@transaction.atomic
def wish_no_offers(*, wished: bool, actor: Actor, at: datetime) -> None:
    """Of the actor, never of another. The event names nobody and does not say which way."""
    here = Person.objects.filter(pk=actor.id, active=True) if actor.kind == "user" else None
    if here is None or not decide(actor, Right.CHANGE_OWN_SUPPORT) or not here.exists():
        raise PeopleRefused(_("This is for colleagues in the staff directory. Ask the steward."))
    here.update(no_offers=wished)
    record("wish_no_offers", actor=actor, at=at, own=True)
