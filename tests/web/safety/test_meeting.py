"""Names from a meeting go to support, one way."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from naast.cases.models import Case
from naast.incidents.models import Incident
from tests.actors import a_user, client_for
from tests.browser import PHONE, OpenPage, assert_no_axe_violations, sign_in
from tests.factories.people import a_department, a_person, a_user_for
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "Wilma Verzonnen"


def told(**said: Any) -> dict[str, str]:
    fields = {
        "key": str(uuid4()),
        "happened_on": timezone.localdate().isoformat(),
        "department": str(a_department(name="Ward of the Elm").pk),
        "who-TOTAL_FORMS": "1",
        "who-INITIAL_FORMS": "0",
        "who-0-support": "unknown",
        "step": "send",
    }
    return fields | said


def test_a_chair_hands_names_in_and_finds_none_of_them_again(vault: RunningVault) -> None:
    person = a_person(name=NAME)
    chair = client_for(a_user_for(a_person()))
    sent = told(died="on", **{"who-0-person": str(person.pk), "who-0-name": NAME})

    answers = [chair.post(reverse("safety:meeting"), sent, follow=True) for _twice in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert (Case.objects.count(), Incident.objects.get().kind) == (1, "patient_death")
    case = Case.objects.get()
    later = [chair.get(reverse(f"safety:{name}")).text for name in ("own", "meeting")]
    pages = [answers[0].text, *later]
    assert all(word not in page for page in pages for word in (NAME, case.number, str(case.pk)))


def test_without_a_name_nothing_is_stored(vault: RunningVault) -> None:
    answer = client_for(a_user()).post(reverse("safety:meeting"), told())

    assert "Name at least one colleague." in answer.text
    assert (Case.objects.count(), Incident.objects.count()) == (0, 0)


@pytest.mark.browser
def test_on_the_phone(vault: RunningVault, open_page: OpenPage, live_server: Any) -> None:
    a_person(name=NAME, department=a_department(name="Ward of the Elm"))
    page = open_page(PHONE)
    sign_in(page, a_user_for(a_person()), live_server.url)
    page.goto("/report/mine/")
    page.get_by_role("link", name="I chair a meeting, and hand in names from it").click()
    page.get_by_label("Search for a colleague").fill("Wilma")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("button", name=f"Add {NAME}").click()
    assert_no_axe_violations(page)
