"""One event, reported from two systems: one request, the earlier clock, and it can be undone."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from naast.access.actor import INTAKE
from naast.access.models import User
from naast.access.roles import Role
from naast.cases.actions.sign_standing_instruction import sign_standing_instruction
from naast.cases.models import Case
from naast.cases.queries.opened import open_case
from naast.notify.models import OutgoingMessage
from naast.privacy.vault_client import Purpose
from naast.workflows.report_incident import report_incident
from naast.workflows.run_clocks import run_clocks
from tests.actors import a_user, client_for
from tests.browser import assert_no_axe_violations, assert_no_sideways_scroll, sign_in
from tests.factories.cases import (
    a_case,
    a_colleague,
    a_coordinator,
    a_supporting_actor,
    asked,
    fresh,
)
from tests.factories.incidents import a_draft, a_named_colleague

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def reported_twice():
    """By the incident system, which knows the address, and an hour later by a form, which does
    not: there a name was typed."""
    now = timezone.now()
    person, _actor = a_colleague(name="Wilma Verzonnen")
    kinds = {"kind": "aggression", "happened_on": timezone.localdate(), "happened_at_time": None}
    first = report_incident(
        actor=INTAKE,
        at=now - timedelta(minutes=60),
        draft=a_draft(source="fhir", recorded_at=now - timedelta(minutes=60), **kinds),
        involved=[a_named_colleague(name="", phone="", email=person.email)],
        key=uuid4(),
    )
    second = report_incident(
        actor=INTAKE,
        at=now,
        draft=a_draft(source="form", recorded_at=now, **kinds),
        involved=[a_named_colleague(name="Wilma Verzonnen", phone="06 1111 2222")],
        key=uuid4(),
    )
    early, late = (Case.objects.get(pk=one.cases[0]) for one in (first, second))
    return person, early, late


def reported_at(case, coordinator):
    opened = open_case(fresh(case), actor=coordinator, role="coordinator", purpose=Purpose.ARRANGE)
    return opened.progress.reported_at


def test_two_reports_become_one_with_the_earlier_clock_and_can_be_undone(
    vault, open_page, live_server
):
    coordinator = a_coordinator()
    a_supporting_actor(name="Sanne Steunpunt")
    _person, early, late = reported_twice()
    desk = open_page((1280, 900))
    sign_in(desk, User.objects.get(pk=coordinator.id), live_server.url)

    desk.goto(f"/coordinator/{late.pk}/")
    desk.get_by_role("button", name="Show who it is").click()
    desk.get_by_role("link", name="Find the person").click()
    desk.get_by_role("button", name=re.compile("Wilma Verzonnen")).click()
    expect(desk.get_by_text("There are two requests for this person")).to_be_visible()
    desk.get_by_role("button", name=f"Put {early.number} together with this one").click()

    expect(desk.get_by_text("The two requests are one now.")).to_be_visible()
    assert str(early.pk) in desk.url  # the earlier one stays, whichever page it was pressed on
    desk.get_by_role("button", name="Show who it is").click()
    expect(desk.get_by_text(f"{late.number} is part of this one now")).to_be_visible()
    assert_no_sideways_scroll(desk)
    assert_no_axe_violations(desk)
    desk.get_by_role("button", name="They are two after all: undo").click()
    expect(desk.get_by_text("There are two requests for this person")).to_be_visible()

    desk.get_by_role("button", name=f"Put {early.number} together with this one").click()
    expect(desk.get_by_text("The two requests are one now.")).to_be_visible()
    run_clocks(at=timezone.now() + timedelta(minutes=11))
    assert (fresh(early).phase, fresh(late).phase) == ("waiting", "closed")


def test_nobody_is_called_two_times_and_the_one_who_was_asked_goes_on(vault, live_server):
    coordinator, supporter = a_coordinator(), a_supporting_actor()
    person, early, late = reported_twice()
    page = client_for(User.objects.get(pk=coordinator.id))
    page.post(f"/coordinator/{late.pk}/who/", {"person": person.pk})
    late = asked(late, supporter, coordinator=coordinator, at=timezone.now())

    page.post(f"/coordinator/{early.pk}/merge/{late.pk}/")

    began = reported_at(late, coordinator)
    assert timezone.now() - began > timedelta(minutes=55)  # counts from the earlier report
    assert fresh(late).supporter_id == UUID(supporter.id)
    run_clocks(at=timezone.now() + timedelta(minutes=11))
    assert (fresh(early).phase, fresh(late).phase) == ("closed", "waiting")
    told = OutgoingMessage.objects.filter(kind="request_to_supporter")
    assert [one.case_id for one in told] == [late.pk]


def test_only_who_stands_apart_learns_that_two_requests_are_of_one_person(vault, live_server):
    coordinator = a_coordinator()
    person, early, late = reported_twice()
    page = client_for(User.objects.get(pk=coordinator.id))
    page.post(f"/coordinator/{late.pk}/who/", {"person": person.pk})
    address = f"/coordinator/{early.pk}/merge/{late.pk}/"

    for user in (a_user(Role.STEWARD), a_user(Role.HEAD_OF_DEPARTMENT), a_user()):
        assert client_for(user).post(address).status_code == 404
    assert page.post(address).status_code == 302


def test_at_night_the_standing_instruction_asks_one_supporter_for_the_two(vault):
    coordinator = a_coordinator()
    for _number in range(2):
        a_supporting_actor()
    person, _actor = a_colleague()
    now = timezone.now()
    sign_standing_instruction(
        actor=coordinator, at=now, until_on=timezone.localdate(now) + timedelta(days=30)
    )
    first, second = a_case(person=person, at=now), a_case(person=person, at=now)

    run_clocks(at=now + timedelta(hours=2, minutes=1))

    asked_now = [one for one in (fresh(first), fresh(second)) if one.supporter_id]
    assert len(asked_now) == 1
    stranger = a_case(name="Somebody Else", at=now)
    run_clocks(at=now + timedelta(hours=2, minutes=2))
    assert fresh(stranger).supporter_id is not None
