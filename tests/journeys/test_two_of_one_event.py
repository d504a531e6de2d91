"""Real days: two colleagues of one event, one of whom supports others."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from naast.cases.logic.words import Press
from naast.supporters.models import Supporter
from tests.browser import OpenPage
from tests.factories.cases import a_case, asked, fresh, pressed
from tests.factories.vault import RunningVault
from tests.journeys.steps import At, People, look, reveal, vault_lets_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people(vault: RunningVault, open_page: OpenPage, live_server) -> People:
    return People(open_page, live_server.url)


@pytest.fixture
def coordinator(people: People) -> At:
    return people.coordinator()


def test_who_was_there_is_proposed_for_nobody_of_it_and_gets_support_of_their_own(
    people: People, coordinator: At
) -> None:
    one = people.colleague("Mila Medewerker")
    both = people.supporter("Bas Betrokken")
    free = people.supporter("Vera Vrij")
    event = uuid4()
    of_one = a_case(person=one.person, incident=event)
    of_both = a_case(person=both.person, incident=event)

    for case in (of_one, of_both):
        reveal(coordinator, case)
        coordinator.sees("Ask Vera Vrij")
        expect(coordinator.page.get_by_role("button", name="Ask Bas Betrokken")).to_have_count(0)
    coordinator.sees("Why not the others")
    look(coordinator)

    assert both.goto(f"/supporter/{of_one.pk}/") == 404
    assert vault_lets_in(of_one, both) is False
    assert asked(of_both, free.actor, coordinator=coordinator.actor).supporter_id is not None
    both.goto("/my/")
    both.sees("A proposed supporter has been asked to call you.")
    both.does_not_see("Mila Medewerker", of_one.number)


def test_their_part_rests_when_they_wish_and_the_coordinator_does_not_learn_why(
    people: People, coordinator: At
) -> None:
    both = people.supporter("Bas Betrokken")
    elsewhere = a_case(name="Anna Verzonnen")
    pressed(
        asked(elsewhere, both.actor, coordinator=coordinator.actor), Press.ACCEPT, actor=both.actor
    )
    own = a_case(person=both.person, incident=uuid4())

    both.goto("/my/")
    both.sees("You are there for others, too")
    look(both)
    both.press("I cannot be there for others for now")
    look(both)
    both.press("Hand everything over")

    both.sees("It is arranged.")
    assert fresh(elsewhere).supporter is None
    assert Supporter.objects.get(person=both.person).available is False
    assert vault_lets_in(elsewhere, both) is False
    coordinator.goto("/coordinator/")
    coordinator.sees(elsewhere.number)
    reveal(coordinator, elsewhere)
    coordinator.does_not_see("Bas Betrokken", own.number)
