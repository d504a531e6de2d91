"""A colleague died: support closes gently, nothing speaks to them, those who stay come first."""

import re

import pytest
from playwright.sync_api import expect

from naast.access.models import User
from naast.access.roles import Role
from naast.cases.logic.words import Press
from naast.cases.models import Aftercare, Case
from naast.notify.models import AnswerCode, OutgoingMessage
from naast.people.models import Person
from naast.privacy import vault_client
from tests.actors import a_user, client_for
from tests.browser import assert_no_axe_violations, assert_no_sideways_scroll, sign_in
from tests.factories.cases import (
    a_case,
    a_colleague,
    a_coordinator,
    a_supporting_actor,
    asked,
    fresh,
    pressed,
)
from tests.factories.people import a_department, a_person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(page):
    assert_no_sideways_scroll(page)
    assert_no_axe_violations(page)


def a_supported_colleague():
    """With a supporter who said yes, and a coordinator."""
    coordinator, supporter = a_coordinator(), a_supporting_actor(name="Sanne Steunpunt")
    ward = a_department(name="Ward of the Willow", head=a_person(name="Hetty Hoofd"))
    person, _actor = a_colleague(name="Wilma Verzonnen", department=ward)
    case = asked(a_case(person=person), supporter, coordinator=coordinator)
    return person, pressed(case, Press.ACCEPT, actor=supporter), coordinator, supporter


def test_one_press_closes_gently_and_leads_to_those_who_stay(vault, open_page, live_server):
    person, case, coordinator, supporter = a_supported_colleague()
    desk = open_page((390, 844))
    sign_in(desk, User.objects.get(pk=coordinator.id), live_server.url)
    desk.goto("/coordinator/")
    desk.get_by_role("link", name=re.compile(case.number)).click()
    desk.get_by_role("button", name="Show who it is").click()
    desk.locator("summary").get_by_text("More", exact=True).click()
    desk.get_by_role("link", name=re.compile("This colleague has died")).click()
    expect(desk.get_by_role("heading", name="Wilma Verzonnen has died")).to_be_visible()
    looked_at(desk)
    desk.get_by_role("button", name="Yes, Wilma Verzonnen has died").click()

    expect(desk.get_by_role("heading", name="For those who stay")).to_be_visible()
    expect(desk.get_by_text("Sanne Steunpunt")).to_be_visible()
    expect(desk.get_by_text("Speak with the head, Hetty Hoofd")).to_be_visible()
    expect(desk.get_by_text("Offer everybody a talk by themselves too.")).to_be_visible()
    assert "Wilma" not in desk.content()
    looked_at(desk)

    assert fresh(case).phase == "closed"
    assert vault_client.fact_count() == 0
    assert Person.objects.get(pk=person.pk).died is True
    waiting = Aftercare.objects.get()
    assert (str(waiting.supporter_id), waiting.at_once) == (supporter.id, True)
    assert OutgoingMessage.objects.filter(kind="aftercare").count() == 0


def test_every_message_is_withdrawn_and_none_is_made_again(vault, live_server):
    person, case, coordinator, _supporter = a_supported_colleague()
    assert OutgoingMessage.objects.filter(case_id=case.pk).exists()

    page = client_for(User.objects.get(pk=coordinator.id))
    done = page.post(f"/coordinator/death/{person.pk}/")

    assert done.status_code == 302
    assert not OutgoingMessage.objects.filter(case_id=case.pk).exists()
    assert not OutgoingMessage.objects.filter(person_id=person.pk).exists()
    assert not AnswerCode.objects.filter(case_id=case.pk).exists()
    found = page.post("/coordinator/death/", {"q": "Wilma"}).content.decode()
    assert "Nobody with that name works here now." in found


def test_nobody_learns_from_a_death_whether_somebody_was_supported(vault, live_server):
    """The same answer with and without support; others find nothing at all."""
    person, case, coordinator, _supporter = a_supported_colleague()
    unsupported = a_person(name="Wim Verzonnen", department=person.department)
    page = client_for(User.objects.get(pk=coordinator.id))
    outsiders = [a_user(Role.HEAD_OF_DEPARTMENT), a_user(Role.STEWARD), a_user(Role.PEER_SUPPORTER)]
    for user in outsiders:
        assert client_for(user).post(f"/coordinator/death/{person.pk}/").status_code == 404
    assert fresh(case).phase == "with_supporter"

    without = page.post(f"/coordinator/death/{unsupported.pk}/", follow=True)
    Aftercare.objects.all().delete()
    with_support = page.post(f"/coordinator/death/{person.pk}/")

    assert without.redirect_chain[0][0] == with_support["Location"]
    assert "Wim" not in without.content.decode()
    assert Case.objects.exclude(phase="closed").count() == 0
