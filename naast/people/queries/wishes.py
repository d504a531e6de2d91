"""Who objects to being offered support. For intake and for whoever is about to offer, at that
moment; never a list."""

from collections.abc import Iterable
from uuid import UUID

from naast.access.actor import Actor
from naast.people.models import Person


def left_alone(person_ids: Iterable[str]) -> frozenset[str]:
    """Of these people those who wish no offers."""
    rows = Person.objects.filter(pk__in=list(person_ids), no_offers=True)
    return frozenset(str(one) for one in rows.values_list("pk", flat=True))


def wishes_no_offers(actor: Actor) -> bool:
    """The actor's own wish."""
    return actor.kind == "user" and bool(left_alone([str(UUID(actor.id))]))
