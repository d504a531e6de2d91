"""Real days: a supporter falls ill in the middle; a colleague would rather have somebody else."""

import pytest
from playwright.sync_api import expect

from naast.cases.logic.words import Press
from naast.cases.models import Case
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage
from tests.browser import OpenPage
from tests.factories.cases import a_case, asked, fresh, pressed
from tests.factories.vault import RunningVault
from tests.journeys.steps import (
    At,
    People,
    look,
    own_wish,
    press_in_more,
    reveal,
    says_yes,
    vault_lets_in,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NUMBER = "06 1234 9876"


@pytest.fixture
def people(vault: RunningVault, open_page: OpenPage, live_server) -> People:
    return People(open_page, live_server.url)


@pytest.fixture
def coordinator(people: People) -> At:
    return people.coordinator()


@pytest.fixture
def first(people: People) -> At:
    return people.supporter("Eva Eerst")


@pytest.fixture
def colleague(people: People) -> At:
    return people.colleague("Mila Medewerker", phone=NUMBER)


@pytest.fixture
def case(colleague: At, first: At, coordinator: At) -> Case:
    """They have talked already."""
    case = asked(a_case(person=colleague.person), first.actor, coordinator=coordinator.actor)
    case = pressed(case, Press.ACCEPT, actor=first.actor)
    return pressed(case, Press.TALKED, actor=first.actor)


def somebody_new_says_yes(people: People, coordinator: At, case: Case) -> At:
    new = people.supporter("Nico Nieuw")
    reveal(coordinator, case)
    expect(coordinator.page.get_by_role("button", name="Ask Eva Eerst")).to_have_count(0)
    coordinator.press("Ask Nico Nieuw")
    says_yes(new, case)
    return new


def test_who_falls_ill_hands_over_with_one_press(
    people: People, coordinator: At, first: At, colleague: At, case: Case
) -> None:
    first.goto(f"/supporter/{case.pk}/")
    first.sees(NUMBER)
    assert vault_lets_in(case, first) is True

    press_in_more(first, "Hand over to somebody else")

    first.sees("Somebody else is asked.")
    assert (vault_lets_in(case, first), first.goto(f"/supporter/{case.pk}/")) == (False, 404)
    colleague.goto("/my/")
    colleague.sees("It has nothing to do with you")
    look(colleague)
    new = somebody_new_says_yes(people, coordinator, case)
    new.sees(NUMBER)
    new.sees("Somebody else was there before you")
    look(new)
    colleague.goto("/my/")
    colleague.sees("Nico Nieuw takes over. You need not start from the beginning.")
    colleague.does_not_see("Eva Eerst")


def test_for_who_cannot_press_the_coordinator_does_and_nothing_tells_of_how_many(
    people: People, coordinator: At, first: At, case: Case
) -> None:
    own = a_case(person=coordinator.person)
    deputy = people.coordinator()
    own = pressed(
        asked(own, first.actor, coordinator=deputy.actor), Press.ACCEPT, actor=first.actor
    )
    reveal(coordinator, case)
    coordinator.press("Eva Eerst is ill or cannot go on")
    look(coordinator)

    coordinator.press("Hand everything over")

    coordinator.sees("Eva Eerst is left in peace.")
    coordinator.does_not_see(own.number)
    assert (fresh(case).supporter, fresh(own).supporter) == (None, None)
    assert [vault_lets_in(one, first) for one in (case, own)] == [False, False]
    first.goto("/supporter/")
    first.sees("Nobody needs a call from you right now.")
    first.sees("You are not asked for now.")


def test_somebody_else_please_and_nobody_is_told_why(
    people: People, coordinator: At, first: At, colleague: At, case: Case
) -> None:
    own_wish(colleague, "Somebody else, please")

    colleague.sees("As you wished, somebody else is asked.")
    assert vault_lets_in(case, first) is False
    coordinator.goto("/coordinator/")
    coordinator.does_not_see("wish")
    somebody_new_says_yes(people, coordinator, case).does_not_see("wish", "Eva Eerst")
    colleague.goto("/my/")
    colleague.sees("As you wished, Nico Nieuw is there for you now.")


def test_the_one_before_reads_the_same_words_whoever_wanted_the_change(
    coordinator: At, first: At, colleague: At, case: Case
) -> None:
    own_wish(colleague, "Somebody else, please")
    of_wish = OutgoingMessage.objects.get(kind=MessageKind.GOES_ON)
    other = pressed(
        asked(a_case(), first.actor, coordinator=coordinator.actor),
        Press.ACCEPT,
        actor=first.actor,
    )
    reveal(coordinator, other)
    press_in_more(coordinator, "Somebody else has to take over")
    coordinator.press("Somebody else has to take over")

    coordinator.sees("Whom would you like to ask now?")
    of_work = OutgoingMessage.objects.filter(kind=MessageKind.GOES_ON).exclude(pk=of_wish.pk).get()
    assert str(of_wish.person_id) == str(of_work.person_id) == first.actor.id
