"""A group talk on the pages of those who lead it, and beside a call."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from naast.cases.models import Aftercare, Case
from naast.cases.models_group import GroupMonth, GroupSession
from naast.supporters.models import Supporter
from naast.workflows.plan_group_talk import plan_group_talk
from tests.factories.cases import asked
from tests.factories.groups import a_large_event, a_leader, a_plan
from tests.factories.pages import (
    Visitor,
    a_visiting_colleague,
    a_visiting_coordinator,
    a_visiting_supporter,
    visiting,
)

pytestmark = pytest.mark.django_db(transaction=True)


class Led:
    """A talk of tomorrow with two leaders."""

    def __init__(self) -> None:
        self.coordinator = a_visiting_coordinator()
        self.leaders = [visiting(a_leader()), visiting(a_leader())]
        now = timezone.now()
        receipt, self.people, units = a_large_event(by=a_visiting_colleague().actor, at=now)
        plan = a_plan(units, [one.actor for one in self.leaders], at=now)
        self.talk = plan_group_talk(
            actor=self.coordinator.actor, at=now, incident_id=receipt.incident_id, plan=plan
        )
        self.page = f"/supporter/groups/{self.talk.pk}/"

    @property
    def owner(self) -> Visitor:
        return self.leaders[0]

    def begin(self) -> None:
        earlier = timezone.now() - timedelta(hours=2)
        GroupSession.objects.filter(pk=self.talk.pk).update(starts_at=earlier)


@pytest.fixture
def led(vault: Any) -> Led:
    return Led()


def test_who_is_asked_sees_it_and_says_yes(led: Led) -> None:
    assert "Group talks you lead" in led.owner.client.get("/supporter/").content.decode()
    assert "Can you lead it?" in led.owner.client.get(led.page).content.decode()

    led.owner.client.post(led.page + "answer/", {"answer": "yes"})

    assert "You lead it" in led.owner.client.get(led.page).content.decode()


def test_who_says_no_is_asked_nothing_and_finds_it_no_more(led: Led) -> None:
    answer = led.owner.client.post(led.page + "answer/", {"answer": "no"}, follow=True)

    assert "Thank you. Somebody else is asked." in answer.content.decode()
    assert led.owner.client.get(led.page).status_code == 404


def test_afterwards_a_number_and_how_they_are(led: Led) -> None:
    led.begin()
    assert "How many colleagues came?" in led.owner.client.get(led.page).content.decode()

    led.owner.client.post(led.page + "held/", {"came": "9", "how": "talk"})

    assert GroupMonth.objects.values_list("talks", "came").get() == (1, 9)
    mine = Aftercare.objects.filter(supporter_id=led.owner.actor.id)
    assert mine.values_list("wants_to_talk", flat=True).get() is True
    other = led.leaders[1].client.get("/supporter/").content.decode()
    assert "How are you?" in other


def test_both_answers_are_needed(led: Led) -> None:
    led.begin()

    answer = led.owner.client.post(led.page + "held/", {"came": "9"})

    assert "Choose one of the two." in answer.content.decode()
    assert GroupMonth.objects.count() == 0


def test_a_supporter_who_does_not_lead_finds_nothing(led: Led) -> None:
    assert led.owner.client.get(led.page).status_code == 200
    stranger = a_visiting_supporter()

    assert stranger.client.get(led.page).status_code == 404
    assert stranger.client.post(led.page + "answer/", {"answer": "yes"}).status_code == 404
    assert "Group talks" not in stranger.client.get("/supporter/").content.decode()


def test_whoever_calls_one_of_them_may_mention_it_and_others_do_not_see_it(led: Led) -> None:
    helper = a_visiting_supporter()
    cases = [Case.objects.order_by("number")[0]]
    asked(cases[0], helper.actor, coordinator=led.coordinator.actor, at=timezone.now())
    mine = helper.client.get(f"/supporter/{cases[0].pk}/").content.decode()

    assert "A group talk is offered too" in mine
    assert led.owner.client.get(f"/supporter/{cases[0].pk}/").status_code == 404


def test_supporters_say_themselves_whether_they_lead_groups(vault: Any) -> None:
    me = a_visiting_supporter(accepts=["nights"])
    row = Supporter.objects.get(person_id=me.actor.id)

    me.client.post("/supporter/groups/", {"leads": "yes"})
    row.refresh_from_db()
    assert row.accepts == ["nights", "groups"]
    assert "You can be asked to lead" in me.client.get("/supporter/availability/").content.decode()

    me.client.post("/supporter/groups/", {"leads": "no"})
    row.refresh_from_db()
    assert row.accepts == ["nights"]
