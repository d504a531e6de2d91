"""A colleague who wishes no offers is left alone, and nobody learns it who need not."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from naast.access.actor import PUBLIC
from naast.access.models import User
from naast.access.roles import Role
from naast.cases.models import Case
from naast.people.actions.wish_no_offers import wish_no_offers
from naast.people.models import Person
from naast.people.rules import PeopleRefused
from naast.privacy.models import AuditEvent
from naast.workflows.ask_for_support import Asked, ask_for_support
from naast.workflows.identify_or_let_go import identify_or_let_go
from naast.workflows.report_incident import report_incident
from naast.workflows.withdraw_named import withdraw_named
from tests.actors import client_for
from tests.factories.cases import a_case, a_colleague, a_coordinator, a_supporting_actor
from tests.factories.incidents import a_draft, a_named_colleague
from tests.factories.people import a_person
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


@pytest.fixture
def colleague(vault: RunningVault):
    return a_colleague(name="Wilma Verzonnen")


def report(*people: Person, **said):
    now = timezone.now()
    named = [a_named_colleague(person_id=one.pk, **said) for one in people]
    draft = a_draft(kind="aggression", recorded_at=now, happened_on=timezone.localdate(now))
    return report_incident(actor=PUBLIC, at=now, draft=draft, involved=named, key=uuid4())


def test_a_report_that_names_them_opens_nothing_and_the_reporter_sees_no_difference(
    colleague,
) -> None:
    person, actor = colleague
    before = report(person)
    assert (len(before.cases), Case.objects.count()) == (1, 1)  # the one who does not object

    wish_no_offers(wished=True, actor=actor, at=timezone.now())
    after = report(person)

    assert (len(after.cases), Case.objects.count()) == (0, 1)
    shown = [replace(one, incident_id=None, number="", cases=()) for one in (before, after)]
    assert shown[0] == shown[1]
    withdraw_named(actor=PUBLIC, at=timezone.now(), incident_id=after.incident_id, position=0)


def test_others_of_the_same_event_are_offered_support_as_ever(colleague) -> None:
    person, actor = colleague
    wish_no_offers(wished=True, actor=actor, at=timezone.now())
    assert len(report(person, a_person()).cases) == 1


def test_who_asks_for_them_gets_a_number_and_nothing_is_opened(colleague) -> None:
    person, actor = colleague
    wish_no_offers(wished=True, actor=actor, at=timezone.now())
    asked = Asked(name=person.name, email=person.email, for_colleague=True)
    given = ask_for_support(actor=PUBLIC, at=timezone.now(), asked=asked, key=uuid4())
    assert (given.number[:2], len(given.number), Case.objects.count()) == ("N-", 7, 0)


def test_who_asks_themselves_is_supported_and_a_wish_can_be_taken_back(colleague) -> None:
    person, actor = colleague
    wish_no_offers(wished=True, actor=actor, at=timezone.now())
    ask_for_support(actor=actor, at=timezone.now(), asked=Asked(), key=uuid4())
    assert Case.objects.count() == 1
    assert len(report(person, is_reporter=True).cases) == 1

    wish_no_offers(wished=False, actor=actor, at=timezone.now())
    assert len(report(person).cases) == 1


def test_a_typed_name_that_is_recognised_is_closed_and_the_coordinator_told(colleague) -> None:
    person, actor = colleague
    coordinator = a_coordinator()
    case, now = a_case(name=person.name, route="incident"), timezone.now()
    args = {"actor": coordinator, "at": now, "person": person, "role": Role.COORDINATOR.value}
    assert identify_or_let_go(case=a_case(name=person.name, route="incident"), **args) is False

    wish_no_offers(wished=True, actor=actor, at=now)

    assert identify_or_let_go(case=case, **args) is True
    case.refresh_from_db()
    assert (case.phase, bytes(case.profile)) == ("closed", b"")


def test_the_switch_stands_on_the_own_page_and_nobody_else_reads_it(colleague) -> None:
    person, actor = colleague
    mine = client_for(User.objects.get(pk=actor.id))
    assert "Offer me nothing" in mine.get("/my/offers/").content.decode()

    curious = [a_coordinator(Role.STEWARD), a_supporting_actor(), a_coordinator()]
    clients = [client_for(User.objects.get(pk=one.id)) for one in curious]
    pages = (f"/steward/people/{person.pk}/", "/steward/people/", "/coordinator/", "/supporter/")

    def seen(client: Client) -> list[str]:
        mains = [client.get(page).content.decode().partition("<main")[2] for page in pages]
        return [TOKEN.sub("", main) for main in mains]  # another one each time

    assert (
        clients[0].get(pages[0]).status_code == clients[2].get("/coordinator/").status_code == 200
    )
    before = [seen(client) for client in clients]
    mine.post("/my/offers/", {"wish": "no"})
    assert Person.objects.get(pk=person.pk).no_offers
    assert "Offer me support again" in mine.get("/my/offers/").content.decode()
    assert [seen(client) for client in clients] == before
    event = AuditEvent.objects.get(action="wish_no_offers")
    assert (event.actor_name, event.role_word, event.subject) == ("", "colleague", "")


def test_nobody_wishes_it_for_somebody_who_is_not_in_the_directory(vault: RunningVault) -> None:
    with pytest.raises(PeopleRefused):
        wish_no_offers(wished=True, actor=PUBLIC, at=timezone.now())
