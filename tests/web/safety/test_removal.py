"""Taking back a wrong name: with number and code, or from one's own reports."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from naast.cases.models import Case
from naast.incidents.models import Incident
from naast.incidents.queries.withdrawal import withdrawal_code
from naast.workflows.adopt_soon import adopt_waiting
from tests.actors import a_stranger, client_for
from tests.factories.incidents import a_user_actor, an_incident
from tests.factories.people import a_person, a_user_for
from tests.factories.reports import a_report
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db
REMOVE = "/report/remove/"
TWO = ({"name": "Sanne First"}, {"name": "Joost Second"})


@pytest.fixture(autouse=True)
def _vault(vault: RunningVault) -> None:
    """Intake seals to the vault's public key."""


def reported(client: Client) -> tuple[Incident, str]:
    """A report that names two, taken up by the vault; and the code on the page after it."""
    page = client.post("/report/", a_report(*TWO)).content.decode()
    code = re.search(r'<span class="code">([A-Z2-7-]+)</span>', page)
    assert code is not None
    adopt_waiting(at=timezone.now())
    return Incident.objects.get(), code[1]


def open_cases() -> int:
    return Case.objects.exclude(phase="closed").count()


def test_the_name_is_taken_back_with_number_and_code(client: Client) -> None:
    incident, code = reported(client)
    assert open_cases() == 2

    answer = client.post(
        REMOVE,
        {"number": incident.number, "code": code, "position": "0"},
        follow=True,
    )

    assert "The name is taken back." in answer.content.decode()
    assert open_cases() == 1


def test_number_and_code_may_be_typed_as_people_type(client: Client) -> None:
    incident, code = reported(client)
    typed = {
        "number": incident.number.lower().replace("-", " "),
        "code": code.lower().replace("-", " "),
        "position": "1",
    }

    client.post(REMOVE, typed)

    assert open_cases() == 1


def test_a_wrong_code_a_wrong_number_and_an_old_report_look_alike(client: Client) -> None:
    incident, code = reported(client)
    right = {"number": incident.number, "code": code, "position": "0"}
    wrong_code = client.post(REMOVE, right | {"code": "AAAAA-BBBBB"}).content.decode()
    wrong_number = client.post(REMOVE, right | {"number": "M-ZZZZZ"}).content.decode()
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        too_old = client.post(REMOVE, right).content.decode()

    for page in (wrong_code, wrong_number, too_old):
        assert "Number and code do not belong together" in page
    assert open_cases() == 2


def test_somebody_who_was_not_named_is_answered_with_the_same_words(client: Client) -> None:
    incident, code = reported(client)
    right = {"number": incident.number, "code": code, "position": "7"}

    answer = client.post(REMOVE, right, follow=True)

    assert "The name is taken back." in answer.content.decode()
    assert open_cases() == 2


def test_the_code_depends_on_the_report() -> None:
    assert withdrawal_code(an_incident().key) != withdrawal_code(an_incident().key)


def test_the_reporter_takes_a_name_back_and_a_stranger_finds_nothing() -> None:
    owner = client_for(a_user_for(a_person()))
    stranger = client_for(a_stranger())
    owner.post("/report/", a_report(*TWO, department=""))
    adopt_waiting(at=timezone.now())
    address = f"/report/mine/{Incident.objects.get().pk}/remove/"

    assert owner.get(address).status_code == 200
    assert owner.post(address, {"position": "0"}).status_code == 302
    assert open_cases() == 1

    assert stranger.get(address).status_code == 404
    assert stranger.post(address, {"position": "1"}).status_code == 404
    assert open_cases() == 1


def test_the_own_list_shows_own_reports_only_and_never_the_offer() -> None:
    owner = a_user_for(a_person())
    mine = an_incident(
        actor=a_user_actor(owner.pk), at=timezone.now(), decision="opened", kind="complaint"
    )
    mine.support_offered = True
    mine.save()
    theirs = an_incident(actor=a_user_actor(a_user_for(a_person()).pk), at=timezone.now())

    page = client_for(owner).get("/report/mine/").content.decode()

    assert mine.number in page
    assert theirs.number not in page
    assert "Received" in page
    assert "ffered" not in page


def test_a_question_of_the_coordinator_shows() -> None:
    owner = a_user_for(a_person())
    incident = an_incident(actor=a_user_actor(owner.pk), at=timezone.now())
    assert (
        "A question for you</span>" not in client_for(owner).get("/report/mine/").content.decode()
    )

    Incident.objects.filter(pk=incident.pk).update(support_decision="asked")

    assert "A question for you</span>" in client_for(owner).get("/report/mine/").content.decode()


def test_the_own_list_asks_to_sign_in(client: Client) -> None:
    assert client.get("/report/mine/").status_code == 302
