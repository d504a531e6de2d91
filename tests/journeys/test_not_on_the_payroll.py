"""An ambulance worker and a student: own contact, a last day, and no word to school or employer."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from naast.access.actor import CLOCK, INTAKE
from naast.access.models import User
from naast.access.roles import Role
from naast.cases.logic.words import Press
from naast.cases.models import Case
from naast.cases.queries.opened import open_case
from naast.notify.models import OutgoingMessage
from naast.people.actions.let_person_leave import end_employments
from naast.people.models import Person, PersonSupervision
from naast.privacy.vault_client import Purpose
from naast.workflows.report_incident import report_incident
from tests.actors import a_user, client_for
from tests.browser import assert_no_axe_violations, assert_no_sideways_scroll, sign_in
from tests.factories.cases import (
    a_case,
    a_coordinator,
    a_supporting_actor,
    asked,
    fresh,
    pressed,
)
from tests.factories.incidents import a_draft, a_named_colleague
from tests.factories.people import a_department, a_person, a_user_for

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(page):
    assert_no_sideways_scroll(page)
    assert_no_axe_violations(page)


def a_student(**fields):
    return a_person(
        name="Stan Stagiair",
        profession="student",
        employment="student",
        staff_number=None,
        phone="06 2222 3333",
        ends_on=timezone.localdate() + timedelta(days=5),
        **fields,
    )


def test_a_student_is_not_left_alone_when_the_placement_ends(vault, open_page, live_server):
    coordinator, supporter = a_coordinator(), a_supporting_actor(name="Sanne Steunpunt")
    student = a_student()
    a_user_for(student)
    now = timezone.now()
    case = asked(a_case(person=student, at=now), supporter, coordinator=coordinator, at=now)
    pressed(case, Press.ACCEPT, actor=supporter, at=now)
    phone = open_page((390, 844), has_touch=True)
    sign_in(phone, User.objects.get(pk=supporter.id), live_server.url)
    phone.goto(f"/supporter/{case.pk}/")
    expect(phone.get_by_text("This colleague leaves soon")).to_be_visible()
    expect(phone.get_by_text("agree on a number of their own")).to_be_visible()
    looked_at(phone)

    Person.objects.filter(pk=student.pk).update(ends_on=timezone.localdate() - timedelta(days=1))
    end_employments(actor=CLOCK, at=now)
    assert Person.objects.get(pk=student.pk).phone == ""
    phone.reload()
    expect(phone.get_by_role("link", name="06 2222 3333")).to_be_visible()
    phone.get_by_role("button", name="We talked").click()
    expect(phone.get_by_text("Noted.")).to_be_visible()
    assert fresh(case).phase == "with_supporter"


def test_an_ambulance_worker_named_with_an_own_number_is_called_on_it(
    vault, open_page, live_server
):
    coordinator = a_coordinator()
    a_supporting_actor(name="Sanne Steunpunt")
    worker = a_person(name="Amber Lans", profession="paramedic", employment="ambulance")
    now = timezone.now()
    kinds = {"kind": "aggression", "happened_on": timezone.localdate(), "happened_at_time": None}
    done = report_incident(
        actor=INTAKE,
        at=now,
        draft=a_draft(source="form", recorded_at=now, **kinds),
        involved=[a_named_colleague(name="", email=worker.email, phone="06 7777 8888")],
        key=uuid4(),
    )
    case = Case.objects.get(pk=done.cases[0])
    desk = open_page((390, 844))
    sign_in(desk, User.objects.get(pk=coordinator.id), live_server.url)
    desk.goto(f"/coordinator/{case.pk}/")
    desk.get_by_role("button", name="Show who it is").click()
    expect(desk.get_by_role("heading", name="Amber Lans")).to_be_visible()
    expect(desk.get_by_role("link", name="06 7777 8888")).to_be_visible()
    desk.get_by_role("button", name="Ask Sanne Steunpunt").click()
    expect(desk.get_by_text("Asked. You hear nothing")).to_be_visible()


def test_whoever_assesses_the_student_is_never_asked_and_the_school_hears_nothing(vault):
    coordinator = a_coordinator()
    ward = a_department(name="Ward of the Willow")
    assessor = a_supporting_actor(name="Bea Beoordelaar", department=ward)
    nurse = a_supporting_actor(name="Sanne Steunpunt", department=ward)
    school = a_person(name="Teacher of the school", employment="other", profession="other")
    student = a_student(department=ward, manager=school)
    PersonSupervision.objects.create(person=student, by_id=assessor.id, kind="assesses")
    now = timezone.now()
    case = a_case(person=student, at=now)

    page = client_for(User.objects.get(pk=coordinator.id))
    page.post(f"/coordinator/{case.pk}/reveal/")
    shown = page.get(f"/coordinator/{case.pk}/").content.decode()
    assert ("Ask Sanne Steunpunt" in shown, "Ask Bea Beoordelaar" in shown) == (True, False)
    page.post(f"/coordinator/{case.pk}/offer/", {"supporter": assessor.id})
    assert fresh(case).supporter_id is None
    page.post(f"/coordinator/{case.pk}/offer/", {"supporter": nurse.id})
    assert str(fresh(case).supporter_id) == nurse.id

    opened = open_case(fresh(case), actor=coordinator, role="coordinator", purpose=Purpose.ARRANGE)
    assert {str(school.pk), assessor.id} <= set(opened.profile.apart)
    told = set(OutgoingMessage.objects.values_list("person_id", flat=True))
    assert {str(one) for one in told} == {nurse.id}
    teacher, head = a_user_for(school), a_user(Role.HEAD_OF_DEPARTMENT, scope_id=ward.pk)
    for user in (teacher, head):
        assert client_for(user).get(f"/coordinator/{case.pk}/").status_code == 404
