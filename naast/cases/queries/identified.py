"""Finding the person that a typed name means."""

from collections.abc import Sequence

from django.utils import timezone

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.people.models import Person
from naast.people.queries import working_on

SHOWN = 12


def people_named(actor: Actor, words: str) -> Sequence[Person]:
    """At most twelve people whose name holds every word; for coordinators only."""
    if not decide(actor, Right.COORDINATE_CASES):
        return []
    rows = working_on(timezone.localdate()).select_related("department")
    for word in words.split()[:4]:
        rows = rows.filter(name__icontains=word)
    return list(rows.order_by("name", "pk")[:SHOWN])
