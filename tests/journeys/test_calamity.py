"""A calamity, seen by head of department, secretary and analyst; and the walls to support."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from naast.access.models import User
from naast.access.roles import Role
from naast.calamities.models import CalamityFile, FileStep
from naast.cases.models import Case
from naast.incidents.models import Incident
from tests.actors import client_for, give
from tests.browser import (
    DESKTOP,
    PHONE,
    OpenPage,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
)
from tests.factories.calamities import a_secretary, a_ward, an_analyst
from tests.factories.incidents import an_incident
from tests.factories.people import a_person, a_user_for
from tests.factories.vault import RunningVault

NAME = "Wilma Verzonnen"


def looks_good(page: Page) -> None:
    assert_no_axe_violations(page)
    assert_no_sideways_scroll(page)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_three_people_carry_a_file_from_opening_to_a_team(
    vault: RunningVault, open_page: OpenPage, live_server: LiveServer
) -> None:
    ward, secretary, analyst = a_ward(), a_secretary(), an_analyst(name="Ada Analyst")
    a_person(name=NAME, department=ward)
    incident = an_incident(department_id=ward.pk, possible_calamity="yes", decision="opened")

    page = open_page(DESKTOP)
    sign_in(page, secretary, live_server.url)
    page.goto(f"/report/calamities/open/{incident.pk}/")
    page.get_by_label("Search for a colleague").fill("Wilma")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("button", name=f"Add {NAME}").click()
    looks_good(page)
    page.get_by_role("button", name="Open the file").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Calamity file C-")
    expect(page.get_by_text("Handed over")).to_be_visible()
    expect(page.get_by_text(NAME)).to_have_count(0)
    looks_good(page)

    page.get_by_role("link", name="Write down a decision").click()
    page.get_by_label("The patient's record was read").check()
    page.get_by_label("It is a calamity").check()
    page.get_by_label("Reasons").fill("Unexpected, in care, and with serious harm.")
    page.get_by_label("Who decided?").fill("The committee")
    looks_good(page)
    page.get_by_role("button", name="Keep this decision").click()
    title = page.locator(".row__title", has_text="Report the calamity to the inspectorate")
    expect(title).to_be_visible()

    page.get_by_role("link", name="Draw a team").click()
    expect(page.get_by_text("Ada Analyst")).to_be_visible()
    looks_good(page)
    page.get_by_role("button", name="Ask them").click()

    head = open_page(PHONE)
    sign_in(head, User.objects.get(pk=ward.head_id), live_server.url)
    head.goto("/report/calamities/mine/")
    looks_good(head)
    head.get_by_role("button", name="We agree").click()
    due = head.locator(".row", has_text="Tell the director on duty")
    due.get_by_role("link", name="Done").click()
    looks_good(head)
    head.get_by_role("button", name="It is done").click()
    expect(head.get_by_text("Noted: this is done.")).to_be_visible()
    expect(head.get_by_text("Tell the director on duty")).to_have_count(0)

    other = open_page(PHONE)
    sign_in(other, analyst, live_server.url)
    other.goto("/report/calamities/mine/")
    looks_good(other)
    other.get_by_role("button", name="Yes", exact=True).click()
    other.get_by_role("link", name="The files I read").click()
    looks_good(other)
    file = CalamityFile.objects.get()
    other.get_by_role("link", name=file.number).click()
    expect(other.get_by_text("Unexpected, in care, and with serious harm.")).to_be_visible()
    looks_good(other)


def opened_by_hand(client: Client, incident: Incident, person_id: object) -> CalamityFile:
    told = {
        "noticed_on": incident.happened_on.isoformat(),
        "summary": "The pump was set wrongly.",
        "who-TOTAL_FORMS": "1",
        "who-INITIAL_FORMS": "0",
        "who-0-person": str(person_id),
        "who-0-name": NAME,
        "who-0-support": "unknown",
        "step": "send",
    }
    answer = client.post(f"/report/calamities/open/{incident.pk}/", told)
    assert answer.status_code == 302
    return CalamityFile.objects.get()


PAGES = ("/report/calamities/", "/report/calamities/mine/", "/report/calamities/{}/")


@pytest.mark.django_db(transaction=True)
def test_nobody_on_the_side_of_the_analysis_learns_anything_about_support(
    vault: RunningVault,
) -> None:
    """Secretary and analyst read every page they have, and find no name, number or phase."""
    ward, secretary, analyst = a_ward(), a_secretary(), an_analyst()
    person = a_person(name=NAME, department=ward)
    incident = an_incident(department_id=ward.pk, possible_calamity="yes", decision="opened")
    file = opened_by_hand(client_for(secretary), incident, person.pk)
    file.team.create(user=analyst, kind="analysis", state="accepted", asked_on=file.noticed_on)
    case = Case.objects.get()  # the control: there is something to find

    for reader in (client_for(secretary), client_for(analyst)):
        for page in PAGES:
            answer = reader.get(page.format(file.pk))
            assert answer.status_code == 200
            assert NAME not in answer.text
            assert case.number not in answer.text and str(case.pk) not in answer.text
        assert "Not yet" in reader.get(PAGES[2].format(file.pk)).text
        for shut in ("/coordinator/", f"/coordinator/cases/{case.pk}/", "/supporter/"):
            assert reader.get(shut).status_code == 404

    Incident.objects.update(support_offered=True)
    yes = client_for(analyst).get(PAGES[2].format(file.pk)).text
    assert "Support offered to everyone involved</dt><dd>Yes</dd>" in yes


@pytest.mark.django_db(transaction=True)
def test_nobody_on_the_side_of_support_finds_the_file(vault: RunningVault) -> None:
    ward, secretary = a_ward(), a_secretary()
    person = a_person(name=NAME, department=ward)
    incident = an_incident(department_id=ward.pk, possible_calamity="yes", decision="opened")
    file = opened_by_hand(client_for(secretary), incident, person.pk)
    step = FileStep.objects.filter(file=file).first()
    assert step is not None
    addresses = [page.format(file.pk) for page in PAGES]
    addresses.append(f"/report/calamities/{file.pk}/steps/{step.pk}/")
    reader = client_for(secretary)
    assert [reader.get(one).status_code for one in addresses] == [200] * 4

    for role in (Role.PEER_SUPPORTER, Role.COORDINATOR, Role.STEWARD, Role.STAFF_REPRESENTATIVE):
        user = a_person_with(role)
        found = [client_for(user).get(one).status_code for one in addresses]
        assert (role, found) == (role, [404] * 4)


def a_person_with(role: Role) -> User:
    user = a_user_for(a_person())
    give(user, role)
    return user


@pytest.mark.django_db
def test_switched_off_nothing_of_it_is_here(settings: object) -> None:
    client = client_for(a_secretary())
    assert client.get(PAGES[0]).status_code == 200
    assert "Calamities" in client.get(PAGES[0]).text

    settings.CALAMITIES = False  # type: ignore[attr-defined]

    assert client.get(PAGES[0]).status_code == 404
    assert "/report/calamities/" not in client.get("/").text
