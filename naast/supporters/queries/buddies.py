"""Who looks after whom, for the two themselves and for nobody else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from naast.access.actor import Actor
from naast.access.queries import holders_of
from naast.access.roles import Role
from naast.people.models import Person
from naast.supporters.models import Supporter
from naast.supporters.models_care import Buddy
from naast.supporters.queries.team import active_supporters

COORDINATING = (Role.COORDINATOR, Role.DEPUTY_COORDINATOR)


@dataclass(frozen=True)
class OwnBuddies:
    """mine: whom the actor asked or has; asks: who would like the actor; beside: for whom the actor
    is there."""

    mine: Buddy | None
    asks: Sequence[Buddy]
    beside: Sequence[Buddy]


def pairs() -> QuerySet[Buddy]:
    """With the two people; for fetch(), whose rule says whose they are."""
    return Buddy.objects.select_related("supporter__person", "person")


def own_buddies(actor: Actor, on: date) -> OwnBuddies:
    """Pairs with somebody who is in neither role any more do not show."""
    if actor.kind != "user":
        return OwnBuddies(None, (), ())
    me = UUID(actor.id)
    mine = pairs().filter(supporter__person_id=me).first()
    if mine is not None and mine.person_id not in who_may_look_after(mine.supporter, on):
        mine = None
    rows = pairs().filter(person_id=me, supporter__active=True)
    of_me = list(rows.order_by("supporter__person__name", "pk"))
    return OwnBuddies(
        mine,
        [one for one in of_me if not one.agreed],
        [one for one in of_me if one.agreed],
    )


def who_may_look_after(supporter: Supporter, on: date) -> Mapping[UUID, str]:
    """The team and the coordinators by name, never oneself."""
    team = dict(active_supporters(on).values_list("person_id", "person__name"))
    arranging = Person.objects.filter(pk__in=holders_of(COORDINATING, on).values("pk"))
    found = team | dict(arranging.values_list("pk", "name"))
    found.pop(supporter.person_id, None)
    return dict(sorted(found.items(), key=lambda one: (one[1].casefold(), str(one[0]))))


def how_many_ask(actor: Actor) -> int:
    """For the coordinator's day; one query."""
    rows = Buddy.objects.filter(person_id=UUID(actor.id), agreed=False, supporter__active=True)
    return rows.count()
