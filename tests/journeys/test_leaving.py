"""Real days: a colleague leaves the hospital in the middle; so does a supporter."""

import re

import pytest
from django.utils import timezone

from naast.access.roles import Role
from naast.cases.logic.words import Press
from naast.cases.models import Case
from naast.people.actions.let_person_leave import let_person_leave
from naast.people.models import Person
from naast.workflows.run_clocks import run_clocks
from tests.browser import OpenPage
from tests.factories.cases import a_case, a_coordinator, asked, fresh, pressed
from tests.factories.vault import RunningVault
from tests.journeys.steps import At, People, look, reveal, vault_lets_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AT_WORK, AT_HOME = "06 1111 2222", "06 3333 4444"


@pytest.fixture
def people(vault: RunningVault, open_page: OpenPage, live_server) -> People:
    return People(open_page, live_server.url)


@pytest.fixture
def coordinator(people: People) -> At:
    return people.coordinator()


@pytest.fixture
def supporter(people: People) -> At:
    return people.supporter("Sanne Steunpunt")


@pytest.fixture
def colleague(people: People) -> At:
    return people.colleague("Mila Medewerker", phone=AT_WORK)


@pytest.fixture
def case(colleague: At, supporter: At, coordinator: At) -> Case:
    case = asked(a_case(person=colleague.person), supporter.actor, coordinator=coordinator.actor)
    return pressed(case, Press.ACCEPT, actor=supporter.actor)


def leaves(people: People, who: Person) -> At:
    """The steward notes it, without knowing of any support."""
    steward = people.seat(a_coordinator(Role.STEWARD))
    today = timezone.localdate()
    let_person_leave(person=who, last_day=today, actor=steward.actor, at=timezone.now())
    return steward


def test_the_support_goes_on_at_home_and_with_a_code(
    people: People, supporter: At, colleague: At, case: Case
) -> None:
    colleague.goto("/my/")
    colleague.press("Change how we reach you")
    colleague.page.get_by_label("Telephone").fill(AT_HOME)
    look(colleague)
    colleague.press("Save")
    colleague.sees("Changed.")
    colleague.press("You leave the hospital? Take a code with you")
    look(colleague)
    colleague.press("Show me a code")
    look(colleague)
    code = colleague.page.locator("p.code").inner_text()

    steward = leaves(people, colleague.person)

    supporter.goto(f"/supporter/{case.pk}/")
    supporter.sees(AT_HOME)
    supporter.does_not_see(AT_WORK)
    home = people.stranger()
    home.goto("/support/code/")
    home.get_by_label(re.compile("code", re.I)).fill(code)
    home.get_by_role("button").last.click()
    home.get_by_text("Your supporter is Sanne Steunpunt").wait_for()
    home.get_by_role("button", name=re.compile("^No thank you")).click()
    home.get_by_text("It is finished").first.wait_for()
    steward.goto(f"/steward/people/{colleague.actor.id}/")
    steward.does_not_see(AT_HOME, case.number, "Sanne Steunpunt")


def test_another_number_on_the_colleagues_word_is_for_the_supporter_alone(
    people: People, supporter: At, colleague: At, case: Case
) -> None:
    other = people.supporter("Nico Nieuw")
    supporter.goto(f"/supporter/{case.pk}/")
    supporter.press("Another number or e-mail")
    supporter.page.get_by_label("Telephone").fill(AT_HOME)
    look(supporter)
    supporter.press("Save")

    supporter.sees("Noted, for you alone.")
    supporter.sees(AT_HOME)
    assert Person.objects.get(pk=colleague.actor.id).phone == AT_WORK
    assert other.goto(f"/supporter/{case.pk}/contact/") == 404


def test_nothing_is_lost_when_the_supporter_leaves(
    people: People, coordinator: At, supporter: At, colleague: At, case: Case
) -> None:
    assert vault_lets_in(case, supporter) is True

    leaves(people, supporter.person)
    run_clocks(at=timezone.now())

    assert (fresh(case).supporter, vault_lets_in(case, supporter)) == (None, False)
    people.supporter("Nico Nieuw")
    reveal(coordinator, case)
    coordinator.sees("Ask Nico Nieuw")
    colleague.goto("/my/")
    colleague.sees("It has nothing to do with you")
