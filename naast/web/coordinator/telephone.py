"""People whom no message reaches: the coordinator telephones them."""

from dataclasses import dataclass
from uuid import UUID

from naast.access.actor import Actor
from naast.notify.queries import people_to_telephone
from naast.people.models import Person


@dataclass(frozen=True)
class Call:
    """One call to make."""

    message_id: UUID
    name: str
    phone: str


def calls_to_make(actor: Actor) -> list[Call]:
    """Longest waiting first; one query for all names, none when nobody waits."""
    waiting = people_to_telephone(actor)
    if not waiting:
        return []
    people = Person.objects.in_bulk([one.person_id for one in waiting])
    return [
        Call(one.message_id, people[one.person_id].name, people[one.person_id].phone)
        for one in waiting
        if one.person_id in people
    ]
