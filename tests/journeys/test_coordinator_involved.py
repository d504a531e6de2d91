"""Real days: the coordinator herself was involved; with a deputy, and with nobody else."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from naast.access.roles import Role
from naast.notify.choices import MessageKind
from naast.notify.models import OutgoingMessage
from naast.workflows.run_clocks import run_clocks
from tests.browser import OpenPage
from tests.factories.cases import a_case, a_coordinator, fresh
from tests.factories.vault import RunningVault
from tests.journeys.steps import People, look, reveal, vault_lets_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people(vault: RunningVault, open_page: OpenPage, live_server) -> People:
    return People(open_page, live_server.url)


def told(kind: MessageKind) -> set[str]:
    rows = OutgoingMessage.objects.filter(kind=kind).values_list("person_id", flat=True)
    return {str(one) for one in rows}


def test_the_deputy_takes_it_and_she_sees_her_own_page_only(people: People) -> None:
    herself, deputy = people.coordinator(), people.coordinator(Role.DEPUTY_COORDINATOR)
    people.supporter("Sanne Steunpunt")
    case, of_another = a_case(person=herself.person), a_case(name="Anna Verzonnen")

    reveal(deputy, case)
    expect(deputy.page.get_by_role("heading", name=herself.person.name)).to_be_visible()
    deputy.press("Ask Sanne Steunpunt")

    herself.goto("/coordinator/")
    herself.sees(of_another.number)
    herself.does_not_see(case.number)
    assert herself.goto(f"/coordinator/{case.pk}/") == 404
    assert vault_lets_in(case, herself, "coordinator") is False
    herself.goto("/my/")
    herself.sees("A proposed supporter has been asked to call you.")
    look(herself)


def test_with_no_deputy_the_best_is_asked_and_nobody_learns_about_whom(people: People) -> None:
    now = timezone.now()
    herself = people.coordinator()
    steward = people.seat(a_coordinator(Role.STEWARD))
    supporter = people.supporter("Sanne Steunpunt")
    case = a_case(person=herself.person, at=now)

    run_clocks(at=now + timedelta(hours=2, minutes=1))

    assert str(fresh(case).supporter_id) == supporter.actor.id
    herself.goto("/my/")
    herself.sees("A proposed supporter has been asked to call you.")
    herself.goto("/coordinator/")
    herself.does_not_see(case.number)
    steward.goto("/steward/")
    steward.sees("Nobody stands in for the coordinator")
    steward.does_not_see(case.number, herself.person.name)
    look(steward)
    assert told(MessageKind.REMINDER_COORDINATOR) | told(MessageKind.STANDING_USED) == set()


def test_without_supporters_either_it_reaches_a_steward_in_the_words_for_any_delay(
    people: People,
) -> None:
    now = timezone.now()
    herself = people.coordinator()
    steward = people.seat(a_coordinator(Role.STEWARD))
    a_case(person=herself.person, at=now)

    for hours in range(2, 15):
        run_clocks(at=now + timedelta(hours=hours, minutes=2))

    assert told(MessageKind.NOBODY_HERE) == {steward.actor.id}
    assert OutgoingMessage.objects.filter(kind=MessageKind.NOBODY_HERE, case_id=None).exists()
    assert told(MessageKind.REMINDER_COORDINATOR) == set()


def test_a_delay_that_is_about_nobody_near_is_told_to_the_steward_alike(people: People) -> None:
    now = timezone.now()
    coordinator = people.coordinator()
    steward = people.seat(a_coordinator(Role.STEWARD))
    a_case(name="Anna Verzonnen", at=now)

    for hours in range(2, 15):
        run_clocks(at=now + timedelta(hours=hours, minutes=2))

    assert told(MessageKind.NOBODY_HERE) == {steward.actor.id}
    assert OutgoingMessage.objects.filter(kind=MessageKind.NOBODY_HERE, case_id=None).exists()
    assert told(MessageKind.REMINDER_COORDINATOR) == {coordinator.actor.id}
