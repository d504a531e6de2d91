"""A round in the browser: somebody votes, the coordinator counts and asks, a nominee says yes."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from naast.people.models import Person
from naast.supporters.models import Supporter
from tests.browser import OpenPage, assert_no_axe_violations, assert_no_sideways_scroll
from tests.factories.nomination import a_round, a_team, votes
from tests.factories.people import a_person, a_supporter
from tests.factories.vault import RunningVault
from tests.journeys.steps import At, People

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people(vault: RunningVault, open_page: OpenPage, live_server) -> People:
    return People(open_page, live_server.url)


def good(at: At) -> None:
    """What every page keeps to."""
    assert_no_axe_violations(at.page)
    assert_no_sideways_scroll(at.page)


def test_a_colleague_votes_a_coordinator_asks_and_somebody_joins_the_team(people: People) -> None:
    coordinator = people.coordinator()
    named = people.colleague("Quirina Zevenhuizen")
    a_person(name="Bertus Zeldzaam")
    a_supporter(name="Anna Vos")
    department, others = a_team(19, name="Ward of the Willow")
    voter = people.colleague("Mila Medewerker", department=department)
    now = timezone.now()
    coordinator.goto("/coordinator/nominations/")
    good(coordinator)
    coordinator.page.get_by_label("Last day").fill(
        (timezone.localdate(now) + timedelta(days=21)).isoformat()
    )
    coordinator.page.get_by_label("Ward of the Willow, 20 people").check()
    coordinator.press("Open the round")
    coordinator.sees("Votes in secret, signed in")
    good(coordinator)

    voter.goto("/my/")
    voter.sees("Whom would you turn to?")
    good(voter)
    voter.press("Give names in secret")
    voter.page.get_by_label("Search by name").fill("zeven")
    voter.press("Search")
    voter.page.get_by_label("Quirina Zevenhuizen").check()
    good(voter)
    voter.press("Give these names")
    voter.sees("Your names are locked")
    voter.does_not_see("Quirina")

    for place, one in enumerate(others):
        also = [Person.objects.get(name="Bertus Zeldzaam")] if place < 4 else []
        votes(one, named.person, *also, at=now)
    coordinator.press("Close and count now")
    good(coordinator)
    coordinator.press("Count")
    coordinator.sees("Named by 17 colleagues or more.")
    coordinator.page.get_by_label("Quirina Zevenhuizen").check()
    coordinator.press("Show what the ticked would cover")
    good(coordinator)
    coordinator.press("Ask the ticked")
    coordinator.sees("One colleague was asked.")

    named.goto("/my/named/")
    named.does_not_see("17", "Mila")
    good(named)
    named.press("Yes, I would like to")
    named.sees("The coordinator gets in touch about the training.")
    assert Supporter.objects.filter(person=named.person, trained_on=None).count() == 1


def test_a_paper_code_is_typed_by_somebody_who_does_not_sign_in(people: People) -> None:
    coordinator = people.coordinator()
    department, _people = a_team(20, name="Ward of the Willow")
    a_person(name="Quirina Zevenhuizen")
    a_round(department, by=coordinator.actor, at=timezone.now(), slips=True)
    coordinator.goto("/coordinator/nominations/")
    coordinator.press("Make the paper codes")
    code = coordinator.page.locator(".row__title").first.inner_text()
    good(coordinator)

    page = people.stranger()
    page.goto("/names/")
    page.get_by_label("The code on your piece of paper").fill(code)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Search by name").fill("zeven")
    page.get_by_role("button", name="Search").click()
    page.get_by_label("Quirina Zevenhuizen").check()
    page.get_by_role("button", name="Give these names").click()

    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert_no_axe_violations(page)
