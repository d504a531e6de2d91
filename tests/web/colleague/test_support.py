"""The colleague's own page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naast.cases.logic.words import Press, Step
from naast.people.models import Person
from tests.factories.cases import a_case, asked, fresh, pressed, seen_by
from tests.factories.pages import a_visiting_colleague, a_visiting_coordinator, a_visiting_supporter

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def coordinator(vault):
    return a_visiting_coordinator()


@pytest.fixture
def supporter(coordinator):
    return a_visiting_supporter(name="Sanne Steunpunt", phone="0611111111")


@pytest.fixture
def owner(supporter):
    return a_visiting_colleague(name="Mila Medewerker")


@pytest.fixture
def case(owner, supporter, coordinator):
    now = timezone.now()
    case = a_case(person=Person.objects.get(pk=owner.actor.id), at=now)
    return asked(case, supporter.actor, coordinator=coordinator.actor, at=now)


def address(case, press):
    return f"/my/{case.pk}/press/{press}/"


def test_the_colleague_sees_what_is_kept_and_who_looked(owner, supporter, case):
    pressed(case, Press.ACCEPT, actor=supporter.actor, at=timezone.now())
    text = owner.client.get("/my/").content.decode()
    assert "Mila Medewerker" in text
    assert "Your supporter is Sanne Steunpunt" in text
    assert "Your coordinator, on one day" in " ".join(text.split()).replace("\n", " ")


def test_the_supporter_is_not_named_before_saying_yes(owner, case):
    assert "Sanne Steunpunt" not in owner.client.get("/my/").content.decode()


def test_nobody_else_sees_or_changes_it(owner, supporter, coordinator, case):
    assert owner.client.get(address(case, "withdraw")).status_code == 200
    for other in (a_visiting_colleague(), supporter, coordinator):
        assert case.number not in other.client.get("/my/").content.decode()
        assert other.client.get(address(case, "withdraw")).status_code == 404
        assert other.client.post(address(case, "withdraw")).status_code == 404


def test_no_thank_you_at_any_moment(owner, case):
    owner.client.post(address(case, "withdraw"))
    text = owner.client.get("/my/").content.decode()
    assert "It is finished" in text


def test_no_thank_you_can_be_taken_back_for_ten_minutes(owner, case):
    owner.client.post(address(case, "withdraw"))
    owner.client.post(f"/my/{case.pk}/undo/")
    assert seen_by(case, owner.actor, "colleague").progress.step is Step.ASKED


def test_nobody_takes_back_what_the_colleague_chose(owner, supporter, coordinator, case):
    pressed(case, Press.ACCEPT, actor=supporter.actor, at=timezone.now())
    owner.client.post(address(case, "withdraw"))
    supporter.client.post(f"/supporter/{case.pk}/undo/")
    coordinator.client.post(f"/coordinator/{case.pk}/undo/")
    coordinator.client.post(f"/coordinator/{case.pk}/press/correct/", {"step": "talking"})
    assert seen_by(case, owner.actor, "colleague").progress.step is Step.CLOSING


def test_somebody_else_please(owner, case):
    owner.client.post(address(case, "another_supporter"))
    assert fresh(case).supporter is None


def test_call_me_later(owner, case):
    day = timezone.localdate() + timedelta(days=4)
    owner.client.post(address(case, "call_later"), {"on": str(day)})
    due = fresh(case).next_due_at
    assert due is not None
    assert timezone.localtime(due).date() == day


def test_words_of_the_office_never_reach_the_colleague(owner, case):
    text = owner.client.get("/my/").content.decode().lower()
    for word in ("case", "match", "load", "idle", "declined", "victim"):
        assert f" {word} " not in text


def test_without_support_the_page_says_so(vault):
    text = a_visiting_colleague().client.get("/my/").content.decode()
    assert "Naast holds nothing about you" in text
