"""Calamity files for tests, opened as a secretary opens them; they need the vault."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from naast.access.actor import Actor
from naast.access.models import User
from naast.access.roles import Role
from naast.calamities.actions.keep_free import keep_free
from naast.calamities.actions.open_file import Opening, open_file
from naast.calamities.actions.weigh import Decision, weigh
from naast.calamities.choices import Judgement
from naast.calamities.models import CalamityFile
from naast.incidents.logic.draft import NamedColleague
from naast.people.models import Department
from tests.actors import actor_for, give
from tests.factories.incidents import an_incident
from tests.factories.people import a_department, a_person, a_user_for

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)  # a Monday
TODAY = date(2026, 3, 2)


def a_holder(role: Role, **person: Any) -> User:
    """Somebody of the directory with the role."""
    user = a_user_for(a_person(**person))
    give(user, role, starts_on=date(2026, 1, 1))
    return user


def a_secretary() -> User:
    return a_holder(Role.CALAMITY_SECRETARY)


def an_analyst(**person: Any) -> User:
    return a_holder(Role.ANALYST, **person)


def acting(user: User) -> Actor:
    return actor_for(user)


def a_ward(*, head: bool = True) -> Department:
    """With a head who can sign in."""
    ward = a_department(name="Ward of the Elm")
    if head:
        person = a_person(name="Hanna Voorbeeld", department=ward)
        since = date(2026, 1, 1)
        give(a_user_for(person), Role.HEAD_OF_DEPARTMENT, scope_id=ward.pk, starts_on=since)
        ward.head = person
        ward.save()
    return ward


def an_opening(ward: Department, **fields: Any) -> Opening:
    values: dict[str, Any] = {
        "incident_id": uuid4(),
        "department_id": ward.pk,
        "happened_on": TODAY,
        "noticed_on": TODAY,
        "summary": "A pump was set to the wrong speed.",
    } | fields
    return Opening(**values)


def a_file(
    secretary: User,
    ward: Department | None = None,
    *,
    apart: frozenset[UUID] = frozenset(),
    **kw: Any,
) -> CalamityFile:
    """Opened today, of an incident that is stored; without the vault.

    apart: near to somebody named.
    """
    ward = ward or a_ward()
    incident = an_incident(department_id=ward.pk, happened_on=TODAY, possible_calamity="yes")
    file = open_file(
        actor=acting(secretary),
        at=AT,
        opening=an_opening(ward, incident_id=incident.pk, **kw),
        handed_over=False,
    )
    if apart:
        keep_free(at=AT, incident_id=incident.pk, near=apart)
        file.refresh_from_db()
    return file


def a_decision(judgement: Judgement = Judgement.CALAMITY, **fields: Any) -> Decision:
    values: dict[str, Any] = {
        "judgement": judgement,
        "record_read": True,
        "family_heard": False,
        "professionals_heard": True,
        "reasons": "Unexpected, in care, with serious harm.",
        "decided_by": "The committee",
        "decided_on": TODAY,
        # Where it is none, most tests want a file that can be closed.
        "no_consequences": judgement is Judgement.NO_CALAMITY,
    } | fields
    return Decision(**values)


def a_calamity(secretary: User, ward: Department | None = None, **kw: Any) -> CalamityFile:
    """Opened and found to be a calamity today."""
    file = a_file(secretary, ward, **kw)
    weigh(actor=acting(secretary), at=AT, file_id=file.pk, decision=a_decision())
    return CalamityFile.objects.get(pk=file.pk)


def named(person: Any) -> NamedColleague:
    return NamedColleague(name=person.name, person_id=person.pk)
