"""Departments and sites on the steward's pages."""

import pytest
from django.test import Client

from naast.access.models import RoleGrant
from naast.access.roles import Role
from naast.people.models import Department, Site
from tests.factories.people import a_department, a_person, a_site, a_user_for
from tests.web.steward.test_people import queries_of

pytestmark = pytest.mark.django_db
PLACES = "/steward/departments/"


def test_each_department_stands_under_the_one_it_is_part_of(steward: Client) -> None:
    acute = a_department(name="Acute care", head=a_person(name="Anna Vos"))
    a_department(name="Zebra ward")
    a_department(name="Intensive care", parent=acute)

    text = steward.get(PLACES).content.decode()

    places = [text.index(name) for name in ("Acute care<", "Intensive care<", "Zebra ward<")]
    assert places == sorted(places)
    assert "part of Acute care" in text
    assert "Head: Anna Vos" in text


def test_one_department_and_fifty_take_the_same_number_of_queries(steward: Client) -> None:
    top = a_department()
    one = queries_of(steward, PLACES)
    for _number in range(49):
        a_department(parent=top, head=a_person(department=top))

    assert queries_of(steward, PLACES) == one


def test_a_new_head_gets_the_role_for_the_department_and_the_old_one_loses_it(
    steward: Client,
) -> None:
    site = a_site()
    anna, bo = a_person(staff_number="1"), a_person(staff_number="2")
    for person in (anna, bo):
        a_user_for(person)
    values = {"name": "Intensive care", "code": "icu", "site": site.pk, "head": "1"}

    steward.post(f"{PLACES}new/", values)
    icu = Department.objects.get(code="icu")
    steward.post(f"{PLACES}{icu.pk}/", values | {"head": "2", "contact_person": bo.email})

    icu.refresh_from_db()
    assert (icu.head, icu.contact_person) == (bo, bo)
    grants = RoleGrant.objects.filter(role=Role.HEAD_OF_DEPARTMENT, scope_id=icu.pk, ended_at=None)
    assert [one.user_id for one in grants] == [bo.pk]


def test_a_steward_chooses_in_which_part_of_the_hospital_a_department_counts(
    steward: Client,
) -> None:
    icu = a_department(name="Intensive care", code="icu")
    values = {"name": "Intensive care", "code": "icu", "site": icu.site_id}

    steward.post(f"{PLACES}{icu.pk}/", values | {"part": "acute"})
    icu.refresh_from_db()
    chosen = icu.part
    steward.post(f"{PLACES}{icu.pk}/", values | {"part": "the third floor"})
    icu.refresh_from_db()

    assert (chosen, icu.part) == ("acute", "acute")


def test_a_department_never_stands_above_itself(steward: Client) -> None:
    top = a_department(name="Top", code="top")
    under = a_department(parent=top)
    values = {"name": "Top", "code": "top", "site": top.site_id}
    assert steward.post(f"{PLACES}{top.pk}/", values).status_code == 302

    page = steward.post(f"{PLACES}{top.pk}/", values | {"parent": under.pk})

    assert "would stand above itself" in page.content.decode()


def test_a_code_belongs_to_one_department_and_one_site(steward: Client) -> None:
    a_department(code="icu", site=a_site(code="main"))

    department = steward.post(
        f"{PLACES}new/", {"name": "Other", "code": "icu", "site": Site.objects.get().pk}
    )
    site = steward.post("/steward/sites/new/", {"name": "Other", "code": "main"})

    assert "Another department has this code." in department.content.decode()
    assert "Another site has this code." in site.content.decode()


def test_a_site_is_added_and_renamed(steward: Client) -> None:
    steward.post("/steward/sites/new/", {"name": "River", "code": "river"})
    river = Site.objects.get()

    steward.post(f"/steward/sites/{river.pk}/", {"name": "River bank", "code": "river"})

    assert [one.name for one in Site.objects.all()] == ["River bank"]


def test_the_steward_sees_the_places_and_a_stranger_finds_nothing(
    steward: Client, stranger: Client
) -> None:
    department = a_department()
    pages = [
        PLACES,
        f"{PLACES}new/",
        f"{PLACES}{department.pk}/",
        "/steward/sites/new/",
        f"/steward/sites/{department.site_id}/",
    ]

    assert [steward.get(page).status_code for page in pages] == [200] * 5
    assert [stranger.get(page).status_code for page in pages] == [404] * 5


def test_the_start_page_counts_departments_with_people_and_without_a_head(
    steward: Client,
) -> None:
    a_department()
    headless, headed = a_department(), a_department(head=a_person(active=False))
    for department in (headless, headless, headed):
        a_person(department=department)

    assert steward.get("/steward/").context["headless"] == 1
