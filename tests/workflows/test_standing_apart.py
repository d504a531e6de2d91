"""A yes to looking into an event reaches matching for support of that event, at every step."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from naast.access.actor import CLOCK, INTAKE, Actor
from naast.access.roles import Role
from naast.calamities.actions.keep_team import answer_for_team, ask_analysts
from naast.cases.actions.propose_supporters import propose_supporters
from naast.cases.logic.steps import NotNow
from naast.cases.logic.words import Press, Step
from naast.cases.models import Case
from naast.cases.queries.opened import open_case
from naast.cases.queries.proposals import inputs_of
from naast.incidents.models import Incident
from naast.people.actions.stand_apart import stand_apart
from naast.people.models import Department
from naast.privacy.vault_client import Purpose
from naast.workflows.open_calamity import open_calamity
from naast.workflows.report_incident import report_incident
from tests.actors import actor_for, give
from tests.factories.calamities import a_secretary, a_ward, acting, an_opening
from tests.factories.cases import AT, a_coordinator, asked, fresh, pressed
from tests.factories.incidents import a_draft, a_named_colleague
from tests.factories.people import a_department, a_person, a_supporter, a_user_for
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)
YEAR = timedelta(days=366)


def a_supporting_analyst() -> Actor:
    user = a_user_for(a_supporter().person)
    for role in (Role.PEER_SUPPORTER, Role.ANALYST):
        give(user, role, starts_on=date(2025, 1, 1))
    return actor_for(user)


def an_event_on(ward: Department, theatre: Department) -> Case:
    """On the ward, and only a colleague of the operating theatre was involved."""
    report_incident(
        actor=INTAKE,
        at=AT,
        draft=a_draft(
            kind="aggression", department_id=ward.pk, happened_on=AT.date(), recorded_at=AT
        ),
        involved=[a_named_colleague(person_id=a_person(department=theatre).pk)],
        key=uuid4(),
    )
    return Case.objects.get()


def proposed(case: Case) -> list[UUID]:
    return [one.supporter for one in propose_supporters(at=AT, case=fresh(case)).ranked]


def test_a_yes_after_the_report_takes_the_analyst_out_of_the_proposals(
    vault: RunningVault,
) -> None:
    ward, theatre, analyst = a_ward(), a_department(), a_supporting_analyst()
    case, me = an_event_on(ward, theatre), UUID(analyst.id)
    assert proposed(case) == [me]
    before = inputs_of([fresh(case)], at=AT)
    secretary = acting(a_secretary())
    opening = an_opening(ward, incident_id=Incident.objects.get().pk, noticed_on=AT.date())
    file = open_calamity(actor=secretary, at=AT, opening=opening, event=None, involved=[])
    (member,) = ask_analysts(actor=secretary, at=AT, file_id=file.pk, users=[me])
    assert proposed(case) == [me]  # being asked is nothing

    answer_for_team(actor=analyst, at=AT, member=member, yes=True)

    assert proposed(case) == []
    assert inputs_of([fresh(case)], at=AT) != before  # what was worked out earlier is not shown


def test_the_moment_of_asking_and_of_saying_yes_ask_again(vault: RunningVault) -> None:
    ward, theatre = a_ward(), a_department()
    coordinator, first, second = a_coordinator(), a_supporting_analyst(), a_supporting_analyst()
    case = an_event_on(ward, theatre)
    case = asked(case, first, coordinator=coordinator)
    for one in (first, second):
        stand_apart(person_id=UUID(one.id), unit_id=ward.pk, at=AT)

    with pytest.raises(NotNow):
        pressed(case, Press.ACCEPT, actor=first)
    case = pressed(case, Press.CANNOT_TAKE, actor=first)
    with pytest.raises(NotNow):
        asked(case, second, coordinator=coordinator)

    third = a_supporting_analyst()  # the control: who stands apart from nothing
    case = asked(case, third, coordinator=coordinator)
    assert step_of(pressed(case, Press.ACCEPT, actor=third)) is Step.CALLING


def step_of(case: Case) -> Step:
    opened = open_case(case, actor=CLOCK, role="system", purpose=Purpose.REMIND)
    return opened.progress.step


def test_a_year_later_or_for_another_ward_they_may_be_asked(vault: RunningVault) -> None:
    ward, theatre, analyst = a_ward(), a_department(), a_supporting_analyst()
    case, me = an_event_on(ward, theatre), UUID(analyst.id)
    stand_apart(person_id=me, unit_id=a_ward().pk, at=AT)
    stand_apart(person_id=me, unit_id=ward.pk, at=AT - YEAR)

    assert proposed(case) == [me]
    stand_apart(person_id=me, unit_id=theatre.pk, at=AT)
    assert proposed(case) == []
