"""Nomination rounds for tests, opened the way the product opens them, through the real vault."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from naast.access.actor import Actor
from naast.access.roles import Role
from naast.people.models import Department, Person
from naast.supporters.actions.cast_ballot import cast_ballot
from naast.supporters.actions.open_round import RoundPlan, open_round
from naast.supporters.models_nomination import NominationRound
from tests.factories.cases import AT, a_coordinator
from tests.factories.people import a_department, a_person

THREE_WEEKS = timedelta(days=21)


def a_team(people: int = 20, **kw: Any) -> tuple[Department, list[Person]]:
    """A department and the people who work in it."""
    department = a_department(**kw)
    return department, [a_person(department=department) for _ in range(people)]


def a_plan(*departments: Department, at: datetime = AT, **kw: Any) -> RoundPlan:
    said = {
        "departments": [one.pk for one in departments],
        "closes_on": timezone.localdate(at) + THREE_WEEKS,
        "threshold": 3,
        "most_names": 3,
        "employments": ["employee"],
    } | kw
    return RoundPlan(**said)


def a_round(
    *departments: Department, by: Actor | None = None, at: datetime = AT, **kw: Any
) -> NominationRound:
    plan = a_plan(*departments, at=at, **kw)
    return open_round(actor=by or a_coordinator(), at=at, plan=plan)


def as_voter(person: Person) -> Actor:
    return Actor("user", str(person.pk), frozenset({Role.COLLEAGUE}))


def votes(voter: Person, *names: Person | UUID, at: datetime = AT) -> None:
    chosen = [one.pk if isinstance(one, Person) else one for one in names]
    cast_ballot(actor=as_voter(voter), at=at, names=chosen)
