"""Real days: somebody is not reached, or says no thank you, and comes back later."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from naast.access.actor import CLOCK
from naast.cases.actions.turn_epoch import turn_epoch
from naast.cases.logic.words import Press
from naast.cases.models import Case
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage
from naast.people.models import Hospital
from naast.privacy import vault_client
from naast.workflows.run_clocks import run_clocks
from tests.browser import OpenPage
from tests.factories.cases import a_case, asked, fresh, pressed
from tests.factories.vault import RunningVault
from tests.journeys.steps import At, People, look, own_wish, reveal, says_yes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people(vault: RunningVault, open_page: OpenPage, live_server) -> People:
    Hospital.objects.create(name="Ziekenhuis Denkbeeld", support_phone="0800 000 0001")
    return People(open_page, live_server.url)


@pytest.fixture
def coordinator(people: People) -> At:
    return people.coordinator()


@pytest.fixture
def supporter(people: People) -> At:
    return people.supporter("Sanne Steunpunt")


@pytest.fixture
def colleague(people: People) -> At:
    return people.colleague("Mila Medewerker")


@pytest.fixture
def case(colleague: At, supporter: At, coordinator: At) -> Case:
    now = timezone.now()
    case = a_case(person=colleague.person, at=now, event_kind="medication")
    return asked(case, supporter.actor, coordinator=coordinator.actor, at=now)


def test_three_calls_at_three_moments_then_a_letter_and_a_way_back(
    coordinator: At, supporter: At, colleague: At, case: Case
) -> None:
    says_yes(supporter, case)
    supporter.press("I could not reach them")
    supporter.sees("One call did not reach them.")
    supporter.press("I could not reach them")
    supporter.sees("Try at another time of the day.")
    for day in (1, 4):
        at = timezone.now() + timedelta(days=day)
        pressed(case, Press.NOT_REACHED, actor=supporter.actor, at=at)

    reveal(coordinator, case)
    expect(coordinator.page.get_by_role("button", name="Ask Sanne Steunpunt")).to_have_count(0)
    coordinator.press("Print a gentle letter")
    coordinator.does_not_see("edication", "Sanne Steunpunt")
    look(coordinator)
    coordinator.goto(f"/coordinator/{case.pk}/")
    coordinator.press("I sent a card")
    coordinator.press("I sent a card")
    own_wish(colleague, "Yes, please call me")

    run_clocks(at=timezone.now() + timedelta(minutes=1))
    reminder = OutgoingMessage.objects.get(kind=MessageKind.REMINDER_SUPPORTER)
    assert str(reminder.person_id) == supporter.actor.id
    supporter.goto(f"/supporter/{case.pk}/")
    expect(supporter.page.get_by_role("button", name="Reached: yes please")).to_be_visible()


def test_without_an_answer_to_the_letter_it_closes_as_gently(
    coordinator: At, supporter: At, colleague: At, case: Case
) -> None:
    now = timezone.now()
    case = pressed(case, Press.ACCEPT, actor=supporter.actor, at=now)
    for day in (0, 1, 4):
        at = now + timedelta(days=day)
        case = pressed(case, Press.NOT_REACHED, actor=supporter.actor, at=at)
    reveal(coordinator, case)
    coordinator.press("I sent a card")
    coordinator.press("I sent a card")

    for minutes in (1, 15):
        run_clocks(at=timezone.now() + timedelta(days=14, minutes=minutes))

    assert fresh(case).phase == "closed"
    colleague.goto("/my/")
    colleague.sees("Naast holds nothing about you right now.")
    colleague.press("I would like support")
    expect(colleague.page).to_have_url(f"{colleague.page.url.split('/support')[0]}/support/")


def test_no_thank_you_and_three_weeks_later_a_call_without_any_trace(
    people: People, coordinator: At, supporter: At, colleague: At, case: Case
) -> None:
    says_yes(supporter, case)
    supporter.press("Reached: no thank you")
    run_clocks(at=timezone.now() + timedelta(minutes=11))
    for _night in range(8):
        turn_epoch(actor=CLOCK, at=timezone.now())
    assert Case.objects.count() == 0

    colleague.goto("/my/")
    colleague.press("I would like support")
    colleague.press("For myself")
    colleague.press("Please call me")

    colleague.sees("We have your request")
    again = Case.objects.get()
    coordinator.goto("/coordinator/")
    coordinator.does_not_see(case.number)
    reveal(coordinator, again)
    coordinator.sees("Ask Sanne Steunpunt")
    coordinator.does_not_see(
        case.number, "no thank you", "There are two requests", "Somebody offered it already"
    )
    assert vault_client.cases_of_person(colleague.actor.id, colleague.actor.name) == [again.pk]
