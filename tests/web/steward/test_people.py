"""The steward's pages of people."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naast.access.models import User
from naast.access.roles import Role
from naast.people.models import Person
from naast.privacy.models import AuditEvent
from tests.actors import a_user, client_for, weak_client_for
from tests.factories.people import a_department, a_person, a_user_for

pytestmark = pytest.mark.django_db
PEOPLE = "/steward/people/"


def filled(**changes: Any) -> dict[str, Any]:
    department = changes.pop("department", None) or a_department()
    values = {
        "name": "Anna Vos",
        "profession": "nurse",
        "department": department.pk,
        "employment": "employee",
        "languages": ["nl"],
        "email": "anna@h.example",
    }
    return values | changes


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_the_steward_finds_people_by_name_number_and_department(steward: Client) -> None:
    icu = a_department(name="Intensive care")
    a_person(name="Anna Vos", staff_number="4711", department=icu)
    a_person(name="Bo Mol")

    for words in ("vos", "4711", "intensive anna", ""):
        text = steward.get(PEOPLE, {"q": words}).content.decode()
        assert ("Anna Vos" in text, "Bo Mol" in text) == (True, words == "")


def test_people_who_left_are_shown_only_when_asked_for(steward: Client) -> None:
    a_person(name="Anna Vos")
    a_person(name="Bo Mol", active=False)

    here = steward.get(PEOPLE).content.decode()
    gone = steward.get(PEOPLE, {"left": "on"}).content.decode()

    assert ("Anna Vos" in here, "Bo Mol" in here) == (True, False)
    assert ("Anna Vos" in gone, "Bo Mol" in gone) == (False, True)


def test_a_page_holds_25_and_the_next_the_rest(steward: Client) -> None:
    for number in range(26):
        a_person(name=f"Person {number:02}")

    first, second = (steward.get(PEOPLE, {"page": page}).content.decode() for page in (1, 2))

    assert (first.count("row__title"), second.count("row__title")) == (25, 1)


def test_one_person_and_fifty_take_the_same_number_of_queries(steward: Client) -> None:
    a_person()
    one = queries_of(steward, PEOPLE)
    for _number in range(49):
        a_person()

    assert queries_of(steward, PEOPLE) == one


def test_a_new_student_gets_a_last_day_and_can_sign_in(steward: Client) -> None:
    manager = a_person(staff_number="4711")
    values = filled(employment="student", manager="4711", trained_by=manager.email)

    refused = steward.post(f"{PEOPLE}new/", values)
    assert "Fill in the last day for students" in refused.content.decode()
    last = timezone.localdate() + timedelta(days=90)
    done = steward.post(f"{PEOPLE}new/", values | {"ends_on": last.isoformat()})

    anna = Person.objects.get(name="Anna Vos")
    assert done.url == f"{PEOPLE}{anna.pk}/"
    assert (anna.manager, anna.ends_on, anna.languages) == (manager, last, ["nl"])
    assert [(one.by, one.kind) for one in anna.supervised_by.all()] == [(manager, "trains")]
    assert User.objects.get(pk=anna.pk).is_staff_member


def test_a_change_keeps_what_was_not_touched_and_ends_the_old_address(steward: Client) -> None:
    anna = a_person(name="Anna Vos", staff_number="4711", email="old@h.example", gender="woman")
    a_user_for(anna)
    page = steward.get(f"{PEOPLE}{anna.pk}/change/")
    first = page.context["form"].initial
    values = {name: value for name, value in first.items() if value} | {
        "department": anna.department_id,
        "email": "New@h.example",
    }

    assert steward.post(f"{PEOPLE}{anna.pk}/change/", values).status_code == 302

    anna.refresh_from_db()
    assert (anna.email, anna.gender, anna.staff_number) == ("new@h.example", "woman", "4711")
    assert User.objects.get(pk=anna.pk).email == "new@h.example"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"staff_number": "4711"}, "Somebody else has this staff number."),
        ({"email": "taken@h.example"}, "Somebody else has this e-mail address."),
        ({"email": "auditor@h.example"}, "This e-mail address signs in somebody else."),
        ({"manager": "0000"}, "Nobody with “0000” works here."),
        ({"phone": "please call the ward"}, "Write a telephone number with digits"),
        ({"ends_on": "2020-01-01"}, "The last day has passed."),
        ({"profession": ""}, "Choose a profession."),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(
    steward: Client, changes: dict[str, str], sentence: str
) -> None:
    a_person(staff_number="4711", email="taken@h.example")
    a_user(email="auditor@h.example", staff=False)

    page = steward.post(f"{PEOPLE}new/", filled(**changes))

    assert sentence in page.content.decode()
    assert Person.objects.filter(name="Anna Vos").count() == 0


def test_nobody_becomes_the_manager_of_their_own_manager(steward: Client) -> None:
    top = a_person(name="Top", staff_number="1")
    middle = a_person(manager=top)
    a_person(manager=middle, staff_number="3")

    page = steward.post(f"{PEOPLE}{top.pk}/change/", filled(name="Top", manager="3"))

    assert "This manager works under this person." in page.content.decode()
    top.refresh_from_db()
    assert top.manager is None


def test_somebody_who_leaves_today_cannot_sign_in_and_keeps_no_address(steward: Client) -> None:
    anna = a_person(name="Anna Vos")
    a_user_for(anna)
    client = client_for(User.objects.get(pk=anna.pk))
    assert client.get("/account/password/set/").status_code == 200

    steward.post(f"{PEOPLE}{anna.pk}/leave/", {"last_day": timezone.localdate().isoformat()})

    anna.refresh_from_db()
    assert (anna.active, anna.email, anna.phone) == (False, "", "")
    assert client.get("/account/password/set/").status_code == 302


def test_a_last_day_ahead_is_only_noted(steward: Client) -> None:
    anna = a_person()
    last = timezone.localdate() + timedelta(days=30)

    steward.post(f"{PEOPLE}{anna.pk}/leave/", {"last_day": last.isoformat()})

    anna.refresh_from_db()
    assert (anna.active, anna.ends_on) == (True, last)


def test_nobody_lets_themselves_go(steward: Client, steward_user: User) -> None:
    own = a_person(id=steward_user.pk, email=steward_user.email)

    page = steward.post(f"{PEOPLE}{own.pk}/leave/", {"last_day": timezone.localdate().isoformat()})

    assert "Nobody ends their own work here." in page.content.decode()


def test_a_lost_phone_is_reset_by_one_and_that_of_a_coordinator_is_proposed(
    steward: Client,
) -> None:
    nurse, boss = a_person(), a_person()
    a_user_for(nurse)
    a_user(Role.COORDINATOR, id=boss.pk, email=boss.email)

    for person in (nurse, boss):
        assert steward.post(f"{PEOPLE}{person.pk}/second-factor/").status_code == 302

    words = AuditEvent.objects.values_list("action", flat=True)
    assert {"reset_second_factor", "propose_second_factor_reset"} <= set(words)


@pytest.mark.parametrize("page", ["", "change/", "leave/", "second-factor/"])
def test_the_steward_sees_a_person_and_a_stranger_finds_nothing(
    steward: Client, stranger: Client, page: str
) -> None:
    person = a_person(name="Anna Vos")
    a_user_for(person)
    address = f"{PEOPLE}{person.pk}/{page}"

    assert "Anna Vos" in steward.get(address).content.decode()
    missing = stranger.get(f"{PEOPLE}{a_user().pk}/{page}")
    forbidden = stranger.get(address)
    assert (forbidden.status_code, missing.status_code) == (404, 404)
    assert Client().get(address).url.startswith("/account/")


@pytest.mark.parametrize("page", ["", "people/", "people/new/"])
def test_a_list_is_for_the_steward_with_a_second_factor(
    steward: Client, stranger: Client, steward_user: User, page: str
) -> None:
    assert steward.get(f"/steward/{page}").status_code == 200
    assert stranger.get(f"/steward/{page}").status_code == 404
    weak = weak_client_for(steward_user).get(f"/steward/{page}")
    assert (weak.status_code, "second" in weak.url) == (302, True)
