"""The team on one page, and the talk with a supporter."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naast.cases.models import Aftercare, Case
from naast.cases.queries.loads import open_counts_for
from naast.notify.models import OutgoingMessage
from naast.people.models import Absence
from naast.privacy import vault_client
from naast.privacy.models import AuditEvent
from naast.supporters.models import MonthlyLoad, Supporter
from tests.factories.cases import a_case, asked
from tests.factories.pages import (
    Visitor,
    a_visiting_colleague,
    a_visiting_coordinator,
    a_visiting_supporter,
)
from tests.factories.people import a_department, a_site, a_supporter
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)
TEAM = "/coordinator/team/"


@pytest.fixture
def owner(vault: RunningVault) -> Visitor:
    return a_visiting_coordinator()


def row(visitor: Visitor) -> Supporter:
    return Supporter.objects.get(person_id=visitor.actor.id)


def test_the_page_says_who_helps_how_often_and_who_is_away_till_when(owner: Visitor) -> None:
    today = timezone.localdate()
    anna = a_supporter(name="Anna Vos", maximum_cases=3, weekdays=[0, 2], rest_days=14)
    MonthlyLoad.objects.create(supporter=anna, month=today.replace(day=1), count=17)
    until = today + timedelta(days=4)
    Absence.objects.create(person=anna.person, from_on=today, until_on=until)

    text = owner.client.get(TEAM).text

    assert "Anna Vos" in text
    assert '<td data-label="In twelve months">17</td>' in text
    assert "0\u00a0of\u00a03" in text
    assert f"Away until {until.day} " in text
    assert "rests 14 days after each" in text


def test_what_the_team_lacks_stands_in_sentences(owner: Visitor) -> None:
    east = a_department(site=a_site(code="E", name="East"))
    a_supporter(department=east, accepts=["weekends"])

    assert "Nobody for the night at the site East." in owner.client.get(TEAM).text


def test_the_choice_stands_in_the_address_and_nonsense_shows_everybody(owner: Visitor) -> None:
    a_supporter(name="Anna Vos", profession="doctor")
    a_supporter(name="Bo Bos")

    some = owner.client.get(TEAM, {"profession": "doctor", "sort": "load"}).text
    every = owner.client.get(TEAM, {"profession": "wizard"}).text

    assert ("Anna Vos" in some, "Bo Bos" in some) == (True, False)
    assert ("Anna Vos" in every, "Bo Bos" in every) == (True, True)


def test_the_page_needs_as_many_queries_for_one_as_for_many(owner: Visitor) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    a_supporter()
    owner.client.get(TEAM)
    with CaptureQueriesContext(connection) as one:
        owner.client.get(TEAM)
    for _ in range(12):
        a_supporter()
    with CaptureQueriesContext(connection) as many:
        owner.client.get(TEAM)

    assert len(many) == len(one)


def test_an_invitation_is_a_message_without_content_once_a_week(owner: Visitor) -> None:
    supporter = a_visiting_supporter()
    address = f"{TEAM}{row(supporter).pk}/invite/"

    owner.client.post(address)
    again = owner.client.post(address, follow=True).text

    message = OutgoingMessage.objects.get()
    assert (message.kind, str(message.person_id)) == ("talk_invited", supporter.actor.id)
    assert message.case_id is None
    assert "The invitation of this week still stands." in again
    assert AuditEvent.objects.filter(action="invite_to_talk").count() == 1
    assert "whether you would like to talk" in supporter.client.get("/supporter/").text


def test_of_a_talk_the_day_is_kept_and_the_invitation_is_answered(owner: Visitor) -> None:
    supporter = a_visiting_supporter()
    owner.client.post(f"{TEAM}{row(supporter).pk}/invite/")

    owner.client.post(f"{TEAM}{row(supporter).pk}/talked/")

    found = row(supporter)
    assert (found.talked_on, found.invited_on) == (timezone.localdate(), None)


def test_a_call_after_the_question_how_are_you_counts_as_a_talk(owner: Visitor) -> None:
    supporter = a_visiting_supporter()
    asked_for = Aftercare.objects.create(
        supporter_id=supporter.actor.id, due_on=timezone.localdate(), wants_to_talk=True
    )

    owner.client.post(f"/coordinator/supporters/{asked_for.pk}/called/")

    assert row(supporter).talked_on == timezone.localdate()


def test_a_case_from_which_a_coordinator_is_kept_away_counts_nowhere_for_her(
    owner: Visitor,
) -> None:
    supporter, apart = a_visiting_supporter(), a_visiting_coordinator()
    now = timezone.now()
    case = asked(a_case(at=now), supporter.actor, coordinator=owner.actor, at=now)
    assert sum(open_counts_for(apart.actor).values()) == 1

    vault_client.set_aside(case.pk, [apart.actor.id])

    assert sum(open_counts_for(owner.actor).values()) == 1
    assert open_counts_for(apart.actor) == {}
    assert open_counts_for(supporter.actor) == {}
    assert Case.objects.get().supporter_id is not None


def test_only_coordinators_find_the_page_and_its_buttons(owner: Visitor) -> None:
    supporter = a_visiting_supporter()
    assert owner.client.get(TEAM).status_code == 200
    for other in (supporter, a_visiting_colleague()):
        assert other.client.get(TEAM).status_code == 404
        assert other.client.post(f"{TEAM}{row(supporter).pk}/talked/").status_code == 404
