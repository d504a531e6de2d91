"""Cases for tests, made the way the product makes them, through the real vault."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from naast.access.actor import INTAKE, Actor
from naast.access.models import User
from naast.access.roles import Role
from naast.cases.actions.adopt_case import adopt_case
from naast.cases.actions.offer_support import offer_support
from naast.cases.actions.press_step import press_step
from naast.cases.actions.start_support import start_support
from naast.cases.logic.profile import Profile
from naast.cases.logic.steps import Detail
from naast.cases.logic.words import Press
from naast.cases.models import Case
from naast.cases.queries.opened import OpenCase, open_case
from naast.cases.queries.profiles import profile_of
from naast.people.models import Person
from naast.privacy import vault_client
from naast.privacy.vault_client import Purpose
from tests.actors import give
from tests.factories.people import a_person, a_supporter, a_user_for

AT = datetime(2026, 1, 5, 9, tzinfo=UTC)  # the Monday on which the vault of tests starts


def actor_of(user: User, *roles: Role) -> Actor:
    return Actor(kind="user", id=str(user.pk), roles=frozenset({Role.COLLEAGUE, *roles}))


def a_coordinator(role: Role = Role.COORDINATOR) -> Actor:
    """On the list of the database and on the vault's own."""
    person = a_person(profession="other", name=f"Coordinator {uuid4().hex[:4]}")
    user = a_user_for(person)
    give(user, role, starts_on=date(2025, 1, 1))
    vault_client.enrol(user.pk, role.value)
    return actor_of(user, role)


def a_supporting_actor(**kw: Any) -> Actor:
    supporter = a_supporter(**kw)
    user = a_user_for(supporter.person)
    give(user, Role.PEER_SUPPORTER, starts_on=date(2025, 1, 1))
    return actor_of(user, Role.PEER_SUPPORTER)


def a_colleague(**kw: Any) -> tuple[Person, Actor]:
    person = a_person(**kw)
    return person, actor_of(a_user_for(person))


def a_case(
    *,
    person: Person | None = None,
    at: datetime = AT,
    confirmed: bool = True,
    incident: UUID | None = None,
    adopted: bool = True,
    code_hash: str | None = None,
    **said: Any,
) -> Case:
    """Of a directory person, or of a typed name (said: fields of Profile)."""
    if person is not None:
        profile = profile_of(person, actor=INTAKE, today=timezone.localdate(at), **said)
    else:
        profile = Profile(**({"name": "Anna Verzonnen", "phone": "0612345678"} | said))
    case = start_support(
        actor=INTAKE,
        at=at,
        profile=profile,
        confirmed=confirmed,
        incident=incident,
        code_hash=code_hash,
    )
    if adopted:
        adopt_case(actor=INTAKE, at=at, case=case)
    return fresh(case)


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def asked(case: Case, supporter: Actor, *, coordinator: Actor, at: datetime = AT) -> Case:
    offer_support(
        actor=coordinator,
        at=at,
        case=case,
        supporter=UUID(supporter.id),
        role=Role.COORDINATOR.value,
    )
    return fresh(case)


def pressed(
    case: Case,
    press: Press,
    *,
    actor: Actor,
    at: datetime = AT,
    role: str = "supporter",
    **detail: Any,
) -> Case:
    press_step(actor=actor, at=at, case=case, press=press, role=role, detail=Detail(**detail))
    return fresh(case)


def seen_by(case: Case, actor: Actor, role: str = "coordinator") -> OpenCase:
    purpose = {"supporter": Purpose.SUPPORT, "colleague": Purpose.OWN}.get(role, Purpose.ARRANGE)
    return open_case(fresh(case), actor=actor, role=role, purpose=purpose)
