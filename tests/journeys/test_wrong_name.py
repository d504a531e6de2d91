"""Real days: somebody was named by mistake; three people may mend it, and then the right one."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Page

from naast.cases.models import Case
from naast.privacy import vault_client
from tests.browser import OpenPage
from tests.factories.cases import a_case, fresh
from tests.factories.vault import RunningVault
from tests.journeys.steps import People, look, own_wish, press_in_more, reveal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people(vault: RunningVault, open_page: OpenPage, live_server) -> People:
    return People(open_page, live_server.url)


def test_whoever_was_named_by_mistake_says_so_and_nothing_is_left(people: People) -> None:
    coordinator, named = people.coordinator(), people.colleague("Wilma Verkeerd")
    case = a_case(person=named.person, incident=uuid4())
    named.goto("/my/")
    look(named)

    own_wish(named, "This is not about me")

    named.sees("Your details are deleted.")
    named.sees("Naast holds nothing about you right now.")
    assert (fresh(case).phase, vault_client.fact_count()) == ("closed", 0)
    coordinator.goto("/coordinator/")
    coordinator.does_not_see(case.number, "Wilma Verkeerd")


def test_whoever_asked_themselves_is_not_offered_that_it_was_a_mistake(people: People) -> None:
    asking = people.colleague("Mila Medewerker")
    a_case(person=asking.person, route="self")

    asking.goto("/my/")

    asking.sees("No thank you")
    asking.does_not_see("This is not about me")


def test_the_coordinator_removes_the_name_and_asks_for_the_right_one(people: People) -> None:
    coordinator = people.coordinator()
    case = a_case(name="Wilma Verkeerd", incident=uuid4())
    reveal(coordinator, case)
    press_in_more(coordinator, "Wrong person")
    coordinator.press("Wrong person")
    assert (fresh(case).phase, vault_client.fact_count()) == ("closed", 0)

    coordinator.press("A colleague called you, or was forgotten")
    named_for_support(coordinator.page, "Roos Juist")

    right = Case.objects.exclude(phase="closed").get()
    reveal(coordinator, right)
    coordinator.sees("Roos Juist")
    coordinator.does_not_see("Wilma Verkeerd", case.number)


def named_for_support(page: Page, name: str) -> None:
    page.get_by_label(re.compile("^Who is it about")).fill(name)
    page.get_by_label(re.compile("number can")).fill("0612345678")
    agreed = page.get_by_role("radio", name=re.compile("^Yes"))
    if agreed.count():
        agreed.first.check()
    page.get_by_role("button", name=re.compile("call|support", re.I)).last.click()
    page.get_by_role("heading", name="We have your request").wait_for()


def test_the_reporter_takes_it_back_with_the_code_and_names_the_right_one(people: People) -> None:
    reporter = people.stranger()
    reporter.goto("/report/")
    reporter.get_by_label("Aggression or violence").check()
    reporter.get_by_label("Where did it happen?").fill("Spoedeisende hulp")
    reporter.get_by_label(re.compile("^What happened, in short")).fill("Een bezoeker dreigde.")
    person = reporter.get_by_role("group", name="Colleague 1", exact=True)
    person.get_by_label(re.compile("^Name")).fill("Wilma Verkeerd")
    person.get_by_label(re.compile("^Telephone")).fill("0612345678")
    reporter.get_by_role("button", name="Send the report").click()
    wrong = Case.objects.get()

    reporter.get_by_role("button", name=re.compile("^Take back")).first.click()

    reporter.get_by_text("The name is taken back.").wait_for()
    assert fresh(wrong).phase == "closed"
    reporter.get_by_role("link", name=re.compile("^Name the right colleague")).click()
    named_for_support(reporter, "Roos Juist")
    assert Case.objects.exclude(phase="closed").count() == 1
    assert wrong.number not in reporter.content()
