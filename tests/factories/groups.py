"""Group talks and large events for tests, made the way the product makes them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from naast.access.actor import Actor
from naast.access.models import User
from naast.cases.actions.plan_group_session import TalkPlan
from naast.cases.logic.group import Room, Talk
from naast.cases.models_group import GroupSession
from naast.incidents.logic.draft import IncidentDraft, NamedColleague
from naast.people.models import Department, Person, Site
from naast.privacy import vault_client
from naast.supporters.choices import Accepts
from naast.workflows.report_incident import ReportReceipt, report_incident
from tests.factories.cases import AT, a_supporting_actor
from tests.factories.people import a_department, a_person, a_site, a_user_for
from tests.factories.vault import adopt_case

A_DAY = timedelta(days=1)


def a_talk(*, at: datetime = AT, apart: Iterable[UUID] = (), **kw: Any) -> GroupSession:
    """Planned a day ahead, around an event of its own; apart: coordinators who do not see it."""
    adopted = adopt_case(incident=kw.pop("incident", uuid4()), apart=tuple(apart))
    vault_client.mark_offered(adopted.case_id)
    fields = {"starts_at": at + A_DAY, "minutes": 60, "room": Room.QUIET_ROOM.value} | kw
    site = Site.objects.first() or a_site()
    talk: GroupSession = GroupSession.objects.create(
        id=adopted.case_id,
        state=Talk.PLANNED.value,
        wrapped_key=adopted.wrap,
        **{"site": site} | fields,
    )
    talk.units.create(department=a_department())
    return talk


def a_leader(**kw: Any) -> Actor:
    """A supporter who said that they lead groups."""
    return a_supporting_actor(accepts=[Accepts.GROUPS.value], **kw)


def a_large_event(
    *, by: Actor, at: datetime = AT, people: int = 12, units: int = 3, **kw: Any
) -> tuple[ReportReceipt, list[Person], list[Department]]:
    """People of several departments, reported in one go; each of them may sign in."""
    departments = [a_department() for _ in range(units)]
    involved = [a_person(department=departments[place % units]) for place in range(people)]
    for one in involved:
        a_user_for(one)
    said = {"kind": "aggression", "harm": "none", "department_id": departments[0].pk} | kw
    draft = IncidentDraft(happened_on=at.date(), recorded_at=at, **said)
    named = [NamedColleague(name=one.name, person_id=one.pk) for one in involved]
    receipt = report_incident(actor=by, at=at, draft=draft, involved=named, key=uuid4())
    return receipt, involved, departments


def a_plan(
    departments: Iterable[Department], leaders: Iterable[Actor], *, at: datetime = AT, **kw: Any
) -> TalkPlan:
    """A day ahead, for an hour, in the quiet room."""
    units = list(departments)
    said = {
        "starts_at": at + A_DAY,
        "minutes": 60,
        "site": units[0].site_id,
        "room": Room.QUIET_ROOM,
        "units": [one.pk for one in units],
        "leaders": [UUID(one.id) for one in leaders],
    } | kw
    return TalkPlan(**said)


def user_of(actor: Actor) -> User:
    return User.objects.get(pk=actor.id)
