"""Who looks after a supporter, whether a talk is offered, and who stops or would come back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.queries import holders_of
from naast.access.roles import Right, Role
from naast.people.models import Person
from naast.people.queries import absent_on
from naast.supporters.models import Supporter
from naast.supporters.models_care import ComingBack, TalkOffer, TeamCare


def team_care() -> TeamCare:
    """What was chosen, or the default."""
    return TeamCare.objects.filter(pk=1).first() or TeamCare()


@dataclass(frozen=True)
class Carer:
    """Somebody to call. deputy: stands in for the coordinator."""

    name: str
    phone: str
    deputy: bool = False


def who_looks_after(actor: Actor, on: date) -> list[Carer]:
    """Coordinators who are there, then deputies; everybody where nobody is there. Never oneself."""
    if not decide(actor, Right.CHANGE_OWN_AVAILABILITY):
        return []
    roles = {
        one: role
        for role in (Role.DEPUTY_COORDINATOR, Role.COORDINATOR)
        for one in holders_of([role], on).values_list("pk", flat=True)
        if str(one) != actor.id
    }
    there = set(roles) - absent_on(on, roles)
    people = Person.objects.filter(pk__in=there or set(roles)).values_list("pk", "name", "phone")
    found = [Carer(name, phone, roles[pk] is Role.DEPUTY_COORDINATOR) for pk, name, phone in people]
    return sorted(found, key=lambda one: (one.deputy, one.name.casefold()))


def talk_offered(actor: Actor) -> bool:
    """Whether an offer of a talk waits for the actor's answer."""
    if not decide(actor, Right.CHANGE_OWN_AVAILABILITY):
        return False
    return TalkOffer.objects.filter(supporter__person_id=UUID(actor.id), open=True).exists()


def stopped_by_own_word(actor: Actor) -> Supporter | None:
    """The actor's row as a former supporter, while it is kept."""
    if actor.kind != "user":
        return None
    return Supporter.objects.filter(person_id=UUID(actor.id), active=False).first()


def asked_to_come_back(actor: Actor) -> bool:
    """Whether the actor's wish waits for a coordinator."""
    return (
        actor.kind == "user"
        and ComingBack.objects.filter(supporter__person_id=UUID(actor.id)).exists()
    )


def who_stops(actor: Actor, on: date) -> Sequence[Supporter]:
    """Members who chose a last day that lies ahead, for who looks after the team."""
    if not decide(actor, Right.READ_TEAM):
        return []
    rows = Supporter.objects.filter(active=True, ended_on__gte=on).select_related("person")
    return list(rows.order_by("ended_on"))


def who_would_come_back(actor: Actor) -> Sequence[ComingBack]:
    """Former supporters who asked, the longest waiting first."""
    if not decide(actor, Right.READ_TEAM):
        return []
    rows = ComingBack.objects.select_related("supporter__person").order_by("asked_on")
    return list(rows.filter(supporter__active=False, supporter__person__active=True))


def whose_last_day_is_over(on: date) -> list[UUID]:
    """Persons still in the team, whose last day lies behind."""
    rows = Supporter.objects.filter(active=True, ended_on__lt=on)
    return list(rows.values_list("person_id", flat=True))
