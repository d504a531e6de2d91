"""The coordinator's day, and one case on it."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naast.access.roles import Role
from naast.cases.logic.words import Phase, Press, Step
from naast.cases.models import Case, StandingInstruction
from naast.people.models import Person
from naast.privacy import vault_client
from tests.factories.cases import a_case, a_colleague, asked, fresh, pressed, seen_by
from tests.factories.pages import (
    a_visiting_colleague,
    a_visiting_coordinator,
    a_visiting_supporter,
)
from tests.factories.vault import read_entries

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def owner(vault):
    return a_visiting_coordinator()


@pytest.fixture
def supporter(owner):
    return a_visiting_supporter(name="Sanne Steunpunt")


@pytest.fixture
def case(supporter):
    return a_case(at=timezone.now())


def page(case):
    return f"/coordinator/{case.pk}/"


def shown(owner, case):
    owner.client.post(page(case) + "reveal/")
    return owner.client.get(page(case)).content.decode()


def test_the_day_shows_number_and_need_and_no_name(owner, case):
    text = owner.client.get("/coordinator/").content.decode()
    assert case.number in text
    assert "Ask a supporter" in text
    assert "Anna" not in text


def test_the_day_is_for_coordinators(owner, supporter, case):
    assert owner.client.get("/coordinator/").status_code == 200
    for other in (supporter, a_visiting_colleague()):
        assert other.client.get("/coordinator/").status_code == 404


def test_a_press_on_the_line_reveals_the_name_and_leaves_an_entry(owner, case, vault):
    assert "Anna" not in owner.client.get(page(case)).content.decode()
    before = vault_client.log_head()["size"]
    text = shown(owner, case)
    assert "Anna Verzonnen" in text
    size = vault_client.log_head()["size"]
    entries = read_entries(vault.folder)[before:size]
    mine = [one for one in entries if one["actor"] == owner.actor.name]
    assert [(one["action"], one["role"]) for one in mine] == [("open", "coordinator")]


def test_looking_again_within_the_hour_leaves_no_second_entry(owner, case, vault):
    shown(owner, case)
    size = vault_client.log_head()["size"]
    owner.client.get(page(case))
    entries = read_entries(vault.folder)[size:]
    assert [one for one in entries if one["actor"] == owner.actor.name] == []


def test_a_coordinator_asks_the_proposed_supporter_with_one_press(owner, supporter, case):
    assert "Ask Sanne Steunpunt" in shown(owner, case)
    owner.client.post(page(case) + "offer/", {"supporter": supporter.actor.id})
    assert fresh(case).supporter_id == UUID(supporter.actor.id)


def test_somebody_who_may_not_be_asked_is_refused_with_a_sentence(owner, supporter, case):
    shown(owner, case)
    answer = owner.client.post(
        page(case) + "offer/", {"supporter": str(uuid4())}, follow=True
    ).content.decode()
    assert "This supporter cannot be asked now" in answer
    assert fresh(case).supporter is None


def test_the_own_case_is_invisible_and_goes_to_the_deputy(owner, supporter):
    own = a_case(person=Person.objects.get(pk=owner.actor.id))
    deputy = a_visiting_coordinator(Role.DEPUTY_COORDINATOR)
    assert own.number in deputy.client.get("/coordinator/").content.decode()
    assert own.number not in owner.client.get("/coordinator/").content.decode()
    assert owner.client.get(page(own)).status_code == 404
    assert owner.client.post(page(own) + "reveal/").status_code == 404


def test_the_case_of_somebody_in_the_line_is_invisible(owner, supporter):
    person, _ = a_colleague(manager=Person.objects.get(pk=owner.actor.id))
    below = a_case(person=person)
    apart = a_case(person=a_colleague()[0])
    text = owner.client.get("/coordinator/").content.decode()
    assert (apart.number in text, below.number in text) == (True, False)


def test_a_coordinator_on_the_database_list_only_sees_nothing(owner, case, vault):
    from naast.access.models import User
    from tests.actors import client_for, give

    assert case.number in owner.client.get("/coordinator/").content.decode()
    _, actor = a_colleague()
    user = User.objects.get(pk=actor.id)
    give(user, Role.COORDINATOR)
    text = client_for(user).get("/coordinator/").content.decode()
    assert case.number not in text


def test_wrong_person_is_asked_once_more_and_then_closes_at_once(owner, case):
    shown(owner, case)
    address = page(case) + "press/wrong_person/"
    assert "counts nowhere" in owner.client.get(address).content.decode()
    owner.client.post(address)
    assert fresh(case).phase == Phase.CLOSED.value


def test_a_mistaken_press_is_corrected_without_saying_why(owner, supporter, case):
    now = timezone.now()
    held = asked(case, supporter.actor, coordinator=owner.actor, at=now)
    held = pressed(held, Press.ACCEPT, actor=supporter.actor, at=now)
    held = pressed(held, Press.TALKED, actor=supporter.actor, at=now)
    owner.client.post(page(case) + "press/correct/", {"step": "calling"})
    assert seen_by(case, owner.actor).progress.step is Step.CALLING


def test_a_second_request_of_the_same_person_is_put_together(owner, supporter):
    person, _ = a_colleague()
    first, second = a_case(person=person), a_case(person=person)
    assert f"Put {second.number} together" in shown(owner, first)
    owner.client.post(f"{page(first)}merge/{second.pk}/")
    from naast.workflows.run_clocks import run_clocks

    run_clocks(at=timezone.now() + timedelta(minutes=11))
    assert (fresh(first).phase, fresh(second).phase) == ("waiting", "closed")


def test_two_different_people_are_never_put_together(owner, supporter):
    first, second = a_case(person=a_colleague()[0]), a_case(person=a_colleague()[0])
    shown(owner, first)
    owner.client.post(f"{page(first)}merge/{second.pk}/")
    assert fresh(second).phase == "waiting"


def test_a_typed_name_is_found_in_the_directory(owner, supporter, case):
    person, _ = a_colleague(name="Anna Verzonnen-Test")
    shown(owner, case)
    found = owner.client.post(page(case) + "who/", {"q": "Verzonnen"}).content.decode()
    assert "Anna Verzonnen-Test" in found
    owner.client.post(page(case) + "who/", {"person": str(person.pk)})
    profile = seen_by(case, owner.actor).profile
    assert (profile.person, profile.phone) == (str(person.pk), "0612345678")


def test_a_hidden_case_is_not_told_apart_by_pressing_without_a_choice(owner, supporter, case):
    own = a_case(person=Person.objects.get(pk=owner.actor.id))
    statuses = [
        owner.client.post(f"/coordinator/{one}/who/").status_code
        for one in (case.pk, own.pk, uuid4())
    ]
    assert statuses == [302, 404, 404]


def test_the_standing_instruction_is_signed_and_ended(owner, vault):
    until = timezone.localdate() + timedelta(days=90)
    owner.client.post("/coordinator/standing-instruction/", {"until_on": str(until)})
    assert StandingInstruction.objects.get(ended_at=None).until_on == until
    owner.client.post("/coordinator/standing-instruction/", {"end": "yes"})
    assert not StandingInstruction.objects.filter(ended_at=None).exists()


def test_the_day_needs_as_many_queries_for_one_as_for_fifty(owner, supporter):
    a_case()
    owner.client.get("/coordinator/")
    with CaptureQueriesContext(connection) as one:
        owner.client.get("/coordinator/")
    for _ in range(49):
        more = a_case()
        Case.objects.filter(pk=more.pk).update(supporter_id=supporter.actor.id)
    with CaptureQueriesContext(connection) as fifty:
        owner.client.get("/coordinator/")
    assert len(fifty) == len(one)


def test_a_silent_vault_is_a_sentence_and_not_an_error(owner, case, vault):
    assert owner.client.get("/coordinator/").status_code == 200
    vault.stop()
    answer = owner.client.get("/coordinator/")
    assert answer.status_code == 503
    assert "Nothing is lost" in answer.content.decode()


def test_whom_no_message_reaches_is_telephoned(owner, supporter):
    from naast.notify.choices import MessageKind, MessageState
    from naast.notify.models import OutgoingMessage

    message = OutgoingMessage.objects.create(
        kind=MessageKind.REMINDER_SUPPORTER,
        person_id=supporter.actor.id,
        state=MessageState.UNREACHABLE,
        queued_at=timezone.now(),
        not_before_at=timezone.now(),
        useful_until_at=timezone.now() + timedelta(days=1),
    )
    assert "please telephone" in owner.client.get("/coordinator/").content.decode()
    address = f"/coordinator/telephoned/{message.pk}/"
    assert a_visiting_colleague().client.post(address).status_code == 404
    owner.client.post(address)
    assert "please telephone" not in owner.client.get("/coordinator/").content.decode()
