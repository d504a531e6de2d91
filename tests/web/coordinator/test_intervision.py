"""Intervision on the coordinator's pages; and what nobody else learns of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from naast.access.roles import Role
from naast.cases.models import Aftercare
from naast.notify.logic.calendar import feed
from naast.privacy.models import AuditEvent
from naast.supporters.actions.end_meeting import hold_meeting
from naast.supporters.models_care import TeamCare
from naast.supporters.models_intervision import IntervisionGroup, IntervisionWord
from naast.supporters.queries.diary import diary_of
from tests.actors import a_user, client_for
from tests.calendars import events
from tests.factories.intervision import SOMEBODY, a_group, begun, first_meeting, row_of
from tests.factories.pages import Visitor, a_visiting_coordinator, a_visiting_supporter
from tests.factories.people import a_person, a_site, a_supporter

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/coordinator/intervision/"


@pytest.fixture
def owner(vault: Any) -> Visitor:
    return a_visiting_coordinator()


def form(**kw: Any) -> dict[str, Any]:
    members = [str(a_supporter().pk) for _ in range(3)]
    return {
        "first_on": str(timezone.localdate() + timedelta(days=3)),
        "begins": "15:30",
        "every_weeks": "6",
        "minutes": "90",
        "site": str(a_site().pk),
        "place": "team_room",
        "facilitator": "",
        "members": members,
    } | kw


def test_a_group_is_planned_changed_and_ended(owner: Visitor) -> None:
    answer = owner.client.post(PAGE + "new/", form())
    assert answer.status_code == 302, answer.text
    group = IntervisionGroup.objects.get()
    members = [str(one.supporter_id) for one in group.members.all()]
    leads = a_visiting_supporter(name="Lena Leidt")

    owner.client.post(
        f"{PAGE}groups/{group.pk}/", form(members=members, facilitator=leads.actor.id)
    )
    assert "led by Lena Leidt" in owner.client.get(PAGE).text
    owner.client.post(f"{PAGE}groups/{group.pk}/end/")

    group.refresh_from_db()
    assert (group.ended_on, group.members.count()) == (timezone.localdate(), 0)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"first_on": "2020-01-06"}, "Choose a first day from today on."),
        ({"members": []}, "Choose who is in the group."),
        ({"begins": ""}, "Choose the time."),
    ],
)
def test_a_plan_that_does_not_hold_says_so(
    owner: Visitor, wrong: dict[str, Any], said: str
) -> None:
    assert said in owner.client.post(PAGE + "new/", form(**wrong)).text
    assert IntervisionGroup.objects.count() == 0


def test_a_coordinator_counts_where_somebody_from_outside_leads(owner: Visitor) -> None:
    meeting = begun(a_group(), at=timezone.now())
    assert "How many came?" in owner.client.get(PAGE).text

    owner.client.post(f"{PAGE}{meeting.pk}/", {"came": "6"})

    assert '<td data-label="Came, together">6</td>' in owner.client.get(PAGE).text


def test_what_was_cancelled_stays_on_the_page(owner: Visitor) -> None:
    meeting = first_meeting(a_group(at=timezone.now()))
    assert "Moving is kinder" in owner.client.get(f"{PAGE}{meeting.pk}/cancel/").text

    owner.client.post(f"{PAGE}{meeting.pk}/cancel/")

    text = owner.client.get(PAGE).text
    assert "Cancelled in the last twelve months" in text


def test_a_word_of_the_hospital_is_checked_before_it_is_in_the_list(owner: Visitor) -> None:
    owner.client.post(PAGE + "word/", {"word": "Slow days"})
    refused = owner.client.post(PAGE + "word/", {"word": "bed 4, 3 March"}).text

    assert "general words of letters only" in refused
    word = IntervisionWord.objects.get()
    assert word.word == "slow days"
    owner.client.post(f"{PAGE}word/{word.pk}/off/")
    assert IntervisionWord.objects.count() == 0


def test_when_a_talk_is_offered_is_the_coordinators_choice(owner: Visitor) -> None:
    owner.client.post("/coordinator/team/care/", {"talk_after": "5", "within_months": "2"})

    row = TeamCare.objects.get()
    assert (row.talk_after, row.within_months) == (5, 2)


def test_a_diary_holds_the_dates_in_neutral_words_and_strikes_out_the_cancelled(
    owner: Visitor,
) -> None:
    member, now = a_visiting_supporter(), timezone.now()
    group = a_group([member.actor], at=now)
    first, second = group.meetings.all()[:2]
    second.themes = ["silence"]
    second.save()
    owner.client.post(f"{PAGE}{first.pk}/cancel/")

    content = feed(diary_of(row_of(member.actor).person_id, now), name="Naast")

    found = events(content)
    assert [one.status.value for one in found[:2]] == ["CANCELLED", "CONFIRMED"]
    assert [one.sequence.value for one in found[:2]] == ["1", "0"]
    assert found[1].dtstart.value == second.starts_at
    assert {one.summary.value for one in found} == {"Meeting of colleagues"}
    for word in (b"ntervision", b"silence", b"upporter"):
        assert word not in content
    stranger = a_visiting_supporter()
    assert diary_of(row_of(stranger.actor).person_id, now) == []


OTHERS = ("head_of_department", "steward", "committee_member", "board", "staff_representative")


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_finds_intervision_or_who_wants_to_talk(owner: Visitor, role: str) -> None:
    supporter = a_visiting_supporter(name="Sam Spreekt")
    group = a_group([supporter.actor], at=timezone.now())
    Aftercare.objects.create(
        supporter=a_person(name="Wil Praten"), due_on=timezone.localdate(), wants_to_talk=True
    )
    pages = [PAGE, PAGE + "new/", f"{PAGE}groups/{group.pk}/", "/coordinator/team/care/",
             f"{PAGE}{first_meeting(group).pk}/", "/supporter/intervision/"]  # fmt: skip
    assert "Sam Spreekt" in owner.client.get(PAGE).text
    assert "Wil Praten" in owner.client.get("/coordinator/").text

    client = client_for(a_user(Role(role)))

    assert {client.get(page).status_code for page in pages} == {404}
    start = client.get("/", follow=True).text
    assert ("Sam Spreekt" in start, "Wil Praten" in start) == (False, False)


def test_another_supporter_learns_neither_who_is_in_a_group_nor_who_wants_to_talk(
    owner: Visitor,
) -> None:
    asker, other = a_visiting_supporter(name="Wil Praten"), a_visiting_supporter()
    a_group([asker.actor, other.actor], at=timezone.now())
    Aftercare.objects.create(
        supporter_id=asker.actor.id, due_on=timezone.localdate(), wants_to_talk=True
    )
    assert "Wil Praten" in owner.client.get("/coordinator/").text  # who may know, does

    for page in ("/supporter/", "/supporter/intervision/"):
        assert "Wil Praten" not in other.client.get(page).text


def test_neither_a_page_nor_the_trail_of_changes_tells_how_many_came_to_one_meeting(
    owner: Visitor,
) -> None:
    now = timezone.now()
    for came in (17, 13):
        hold_meeting(actor=SOMEBODY, at=now, meeting=begun(a_group(), at=now), came=came)

    text = owner.client.get(PAGE).text

    assert '<td data-label="Came, together">30</td>' in text  # what is kept is shown
    assert (">17<" in text, ">13<" in text) == (False, False)
    subjects = " ".join(AuditEvent.objects.values_list("subject", flat=True))
    assert "17" not in subjects.replace("-", " ").split()
