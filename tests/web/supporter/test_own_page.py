"""The supporter's own page: limits, who looks after them, dates, an offered talk, stopping."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from naast.cases.models import Aftercare
from naast.supporters.actions.choose_buddy import ask_buddy
from naast.supporters.models import MonthlyLoad, Supporter
from naast.supporters.models_care import Buddy, TalkOffer
from tests.factories.intervision import a_group, begun, first_meeting, row_of
from tests.factories.pages import (
    Visitor,
    a_visiting_coordinator,
    a_visiting_supporter,
)

pytestmark = pytest.mark.django_db(transaction=True)
HOME = "/supporter/"


@pytest.fixture
def owner(vault: Any) -> Visitor:
    return a_visiting_supporter(name="Olga Eigen")


def mine(owner: Visitor) -> Supporter:
    return row_of(owner.actor)


def test_not_now_is_one_press_and_so_is_being_there_again(owner: Visitor) -> None:
    Supporter.objects.filter(pk=mine(owner).pk).update(weekdays=[0, 3], rest_days=14)

    owner.client.post(HOME + "now/", {"answer": "no"})
    assert "You are not asked for now." in owner.client.get(HOME).text
    assert not mine(owner).available
    owner.client.post(HOME + "now/", {"answer": "yes"})

    assert mine(owner).available
    assert (mine(owner).weekdays, mine(owner).rest_days) == ([0, 3], 14)
    assert "You call on Monday, Thursday." in owner.client.get(HOME).text


def test_the_page_says_whom_to_call_and_when_the_group_meets(owner: Visitor) -> None:
    coordinator = a_visiting_coordinator()
    leads = a_visiting_supporter(name="Lena Leidt", phone="0612000111")
    group = a_group([owner.actor], leads=leads.actor, at=timezone.now())

    text = owner.client.get(HOME).text

    assert coordinator.user.name in text
    assert "tel:0612000111" in text
    day = timezone.localtime(first_meeting(group).starts_at)
    assert f"{day.day} {day:%B}" in text


def test_an_offered_talk_stands_on_the_own_page_only(owner: Visitor) -> None:
    offered = "You were there for several colleagues lately."
    TalkOffer.objects.create(supporter=mine(owner), offered_on=timezone.localdate())
    assert offered in owner.client.get(HOME).text
    coordinator, other = a_visiting_coordinator(), a_visiting_supporter()

    assert offered not in other.client.get(HOME).text
    for page in ("/coordinator/", "/coordinator/team/care/"):
        assert "Olga Eigen" not in coordinator.client.get(page).text  # nobody hears of the offer
    owner.client.post(HOME + "talk/", {"answer": "talk"})

    assert Aftercare.objects.get().wants_to_talk
    assert "Olga Eigen" in coordinator.client.get("/coordinator/").text
    assert offered not in owner.client.get(HOME).text


def test_who_is_fine_leaves_no_trace_for_anybody(owner: Visitor) -> None:
    TalkOffer.objects.create(supporter=mine(owner), offered_on=timezone.localdate())

    owner.client.post(HOME + "talk/", {"answer": "fine"})

    assert Aftercare.objects.count() == 0
    assert "Olga Eigen" not in a_visiting_coordinator().client.get("/coordinator/").text


def test_stopping_later_is_noted_shown_and_taken_back(owner: Visitor) -> None:
    day = timezone.localdate() + timedelta(days=20)
    owner.client.post(HOME + "stop/", {"when": "day", "last_on": str(day)})
    assert "Your last day as a supporter is" in owner.client.get(HOME).text
    coordinator = a_visiting_coordinator()
    assert "Olga Eigen" in coordinator.client.get("/coordinator/team/care/").text

    owner.client.post(HOME + "stop/stay/")

    assert mine(owner).ended_on is None
    assert "Olga Eigen" not in coordinator.client.get("/coordinator/team/care/").text


@pytest.mark.parametrize(
    ("days", "said"),
    [(None, "Choose the last day."), (0, "still lies ahead"), (900, "A year at the most.")],
)
def test_a_last_day_that_cannot_be_is_said_at_the_field(
    owner: Visitor, days: int | None, said: str
) -> None:
    day = "" if days is None else str(timezone.localdate() + timedelta(days=days))

    answer = owner.client.post(HOME + "stop/", {"when": "day", "last_on": day})

    assert said in answer.text
    assert mine(owner).ended_on is None


def test_who_stopped_finds_thanks_and_no_page_of_supporters(owner: Visitor) -> None:
    MonthlyLoad.objects.create(
        supporter=mine(owner), month=timezone.localdate().replace(day=1), count=2
    )

    answer = owner.client.post(HOME + "stop/", {"when": "now"}, follow=True)

    assert "Thank you" in answer.text
    assert [owner.client.get(HOME + page).status_code for page in ("", "stop/")] == [404, 404]
    owner.client.post(HOME + "come-back/")
    assert "You asked to come back" in owner.client.get(HOME + "thanks/").text


def test_the_one_who_leads_counts_and_a_member_of_the_group_cannot(owner: Visitor) -> None:
    member, stranger = a_visiting_supporter(), a_visiting_supporter()
    meeting = begun(a_group([member.actor], leads=owner.actor), at=timezone.now())
    page = f"{HOME}intervision/{meeting.pk}/"
    for one in (member, stranger):
        assert one.client.get(page).status_code == 404
        assert one.client.post(page, {"came": 4}).status_code == 404
    assert "How many came?" in owner.client.get(page).text

    owner.client.post(page, {"came": 4, "themes": ["silence"]})

    meeting.refresh_from_db()
    assert (meeting.state, meeting.themes) == ("held", ["silence"])


def test_who_leads_moves_and_cancels_and_the_group_reads_it(owner: Visitor) -> None:
    member = a_visiting_supporter()
    group = a_group([member.actor], leads=owner.actor, at=timezone.now())
    first, second = group.meetings.all()[:2]
    day = timezone.localdate() + timedelta(days=9)

    owner.client.post(f"{HOME}intervision/{first.pk}/move/", {"on": str(day), "begins": "10:15"})
    owner.client.post(f"{HOME}intervision/{second.pk}/cancel/")

    text = member.client.get(f"{HOME}intervision/").text
    assert "10:15 to 11:45" in text
    assert "It was planned for" in text
    assert "Cancelled" in text


def test_a_supporter_chooses_a_buddy_who_says_yes_and_stands_on_the_page(
    owner: Visitor, vault: Any
) -> None:
    other = a_visiting_supporter(name="Bas Bijstaan")
    page = HOME + "buddy/"
    assert "Choose somebody who looks after you" in owner.client.get(HOME).text

    owner.client.post(page, {"person": other.actor.id})
    row = Buddy.objects.get()
    assert "Somebody of the team would like you beside them." in other.client.get(HOME).text
    assert "Your buddy" not in owner.client.get(HOME).text
    other.client.post(f"{page}{row.pk}/answer/", {"answer": "yes"})

    assert "Your buddy" in owner.client.get(HOME).text
    assert "You are there for" in other.client.get(page).text
    owner.client.post(f"{page}{row.pk}/end/")
    assert Buddy.objects.count() == 0
    assert "You are there for" not in other.client.get(page).text


def test_a_coordinator_reads_who_asks_them_and_of_no_other_pair(owner: Visitor, vault: Any) -> None:
    asked, apart = a_visiting_coordinator(), a_visiting_coordinator()
    ask_buddy(actor=owner.actor, at=timezone.now(), person_id=UUID(asked.actor.id))

    pages = [one.client.get("/coordinator/buddies/").text for one in (asked, apart)]

    assert ["Olga Eigen" in page for page in pages] == [True, False]
    assert "one asks you" in asked.client.get("/coordinator/").text
    answer = apart.client.post(f"/coordinator/buddies/{Buddy.objects.get().pk}/answer/")
    assert answer.status_code == 404
