"""Incidents for the committee's members, and the page of the head of department."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from naast.access.models import User
from naast.access.roles import Role
from naast.incidents.models import Incident
from naast.people.models import Department
from tests.actors import a_stranger, a_user, client_for, give
from tests.factories.incidents import an_incident
from tests.factories.people import a_department, a_person, a_user_for

pytestmark = pytest.mark.django_db
LIST, DEPARTMENT = "/report/incidents/", "/report/department/"
OTHERS = [
    Role.HEAD_OF_DEPARTMENT,
    Role.PEER_SUPPORTER,
    Role.COORDINATOR,
    Role.ANALYST,
    Role.BOARD,
    Role.QUALITY_MANAGER,
    Role.STEWARD,
]


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def a_head() -> tuple[User, Department]:
    person = a_person()
    user = a_user_for(person)
    give(user, Role.HEAD_OF_DEPARTMENT)
    return user, a_department(head=person, name="Surgery")


def of_department(department: Department, **kw: Any) -> Incident:
    return an_incident(
        department_id=department.pk, happened_on=timezone.localdate() - timedelta(days=3), **kw
    )


def test_a_committee_member_reads_the_list_and_one_incident() -> None:
    member = client_for(a_user(Role.COMMITTEE_MEMBER))
    incident = an_incident(possible_calamity="yes")

    assert incident.number in page_of(member, LIST)
    page = page_of(member, f"{LIST}{incident.pk}/")
    assert "The wrong dose was given and noticed at once." in page
    assert "Not yet" in page


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_finds_the_list_or_an_incident(role: Role) -> None:
    incident = an_incident()
    member, other = client_for(a_user(Role.COMMITTEE_MEMBER)), client_for(a_user(role))
    assert member.get(f"{LIST}{incident.pk}/").status_code == 200

    assert other.get(LIST).status_code == 404
    assert other.get(f"{LIST}{incident.pk}/").status_code == 404


def test_a_stranger_and_the_public_find_nothing(client: Client) -> None:
    incident = an_incident()
    stranger = client_for(a_stranger())

    assert stranger.get(LIST).status_code == 404
    assert stranger.get(f"{LIST}{incident.pk}/").status_code == 404
    assert client.get(LIST).status_code == 302


def test_an_incident_says_yes_or_not_yet_and_nothing_else_about_support() -> None:
    member = client_for(a_user(Role.COMMITTEE_MEMBER))
    incident = an_incident(decision="opened", shaken=True)
    Incident.objects.filter(pk=incident.pk).update(support_offered=True)

    page = page_of(member, f"{LIST}{incident.pk}/")

    assert "<dd>Yes</dd>" in page
    assert "shaken" not in page.casefold()


def test_a_list_of_one_and_of_twenty_five_ask_the_database_as_often(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    member = client_for(a_user(Role.COMMITTEE_MEMBER))
    for number in range(30):
        an_incident(department_id=a_department().pk, text=f"Event {number}")
    full = _queries(member)
    Incident.objects.exclude(pk=Incident.objects.first().pk).delete()  # type: ignore[union-attr]

    assert _queries(member) == full


def _queries(client: Client) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as found:
        assert client.get(LIST).status_code == 200
    return len(found)


def test_twenty_five_stand_on_a_page() -> None:
    member = client_for(a_user(Role.COMMITTEE_MEMBER))
    for _ in range(26):
        an_incident()

    first, second = page_of(member, LIST), page_of(member, f"{LIST}?page=2")

    assert (first.count('class="row__title"'), second.count('class="row__title"')) == (25, 1)


def test_a_head_sees_own_departments_and_those_below_and_no_other() -> None:
    user, surgery = a_head()
    below = a_department(parent=surgery, name="Ward of surgery")
    own, under, other = (
        of_department(surgery),
        of_department(below),
        of_department(a_department()),
    )

    page = page_of(client_for(user), DEPARTMENT)

    assert own.number in page
    assert under.number in page
    assert other.number not in page


def test_a_head_sees_yes_not_yet_or_no_offer_needed_and_no_text() -> None:
    user, surgery = a_head()
    offered = of_department(surgery, decision="opened")
    Incident.objects.filter(pk=offered.pk).update(support_offered=True)
    of_department(surgery)
    dropped = of_department(surgery)
    Incident.objects.filter(pk=dropped.pk).update(support_decision="not_needed", decide_by_at=None)

    page = page_of(client_for(user), DEPARTMENT)

    for label in ("Offered to everyone: yes", "Offered to everyone: not yet", "No offer needed"):
        assert page.count(label) == 1
    assert "wrong dose" not in page


def test_a_head_sees_eight_weeks() -> None:
    user, surgery = a_head()
    today = timezone.localdate()
    young = an_incident(department_id=surgery.pk, happened_on=today - timedelta(weeks=8))
    old = an_incident(department_id=surgery.pk, happened_on=today - timedelta(days=57))

    page = page_of(client_for(user), DEPARTMENT)

    assert young.number in page
    assert old.number not in page


def test_a_head_finds_advice_for_today_even_when_nothing_was_reported() -> None:
    user, _surgery = a_head()

    page = page_of(client_for(user), DEPARTMENT)

    assert "Nothing was reported in your department in these weeks." in page
    assert f'href="{reverse("public:head_of_department")}"' in page


def test_a_head_of_another_department_and_a_stranger_see_nothing_of_it() -> None:
    user, surgery = a_head()
    incident = of_department(surgery)
    other, _theirs = a_head()
    assert incident.number in page_of(client_for(user), DEPARTMENT)

    assert incident.number not in page_of(client_for(other), DEPARTMENT)
    assert client_for(a_stranger()).get(DEPARTMENT).status_code == 404


def test_somebody_with_the_role_but_without_a_department_sees_an_empty_page() -> None:
    of_department(a_department())

    assert "M-" not in page_of(client_for(a_user(Role.HEAD_OF_DEPARTMENT)), DEPARTMENT)
