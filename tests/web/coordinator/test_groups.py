"""Group talks on the coordinator's pages: proposed, planned, looked after, counted, cancelled."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from naast.cases.models_group import GroupMonth, GroupSession
from naast.incidents.models import Incident
from tests.browser import (
    DESKTOP,
    PHONE,
    OpenPage,
    assert_no_axe_violations,
    assert_no_sideways_scroll,
    sign_in,
)
from tests.factories.groups import a_large_event, a_leader
from tests.factories.pages import (
    Visitor,
    a_visiting_colleague,
    a_visiting_coordinator,
    a_visiting_supporter,
    visiting,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def owner(vault: Any) -> Visitor:
    return a_visiting_coordinator()


class Planning:
    """A large event of today, and the form of its talk."""

    def __init__(self, owner: Visitor, **kw: Any) -> None:
        self.owner, self.leaders = owner, [a_leader(), a_leader()]
        reporter = a_visiting_colleague().actor
        receipt, self.people, self.departments = a_large_event(by=reporter, at=timezone.now(), **kw)
        self.incident = Incident.objects.get(pk=receipt.incident_id)
        self.page = f"/coordinator/reports/{self.incident.pk}/group/"

    def form(self, **kw: Any) -> dict[str, Any]:
        return {
            "on": (timezone.localdate() + timedelta(days=1)).isoformat(),
            "begins": "15:00",
            "minutes": "60",
            "site": str(self.departments[0].site_id),
            "room": "quiet_room",
            "unit_1": str(self.departments[0].pk),
            "leaders": [one.id for one in self.leaders],
        } | kw

    def planned(self, **kw: Any) -> GroupSession:
        answer = self.owner.client.post(self.page, self.form(**kw))
        assert answer.status_code == 302, answer.content.decode()
        return GroupSession.objects.get()


def begun(talk: GroupSession) -> GroupSession:
    GroupSession.objects.filter(pk=talk.pk).update(starts_at=timezone.now() - timedelta(hours=2))
    talk.refresh_from_db()
    return talk


def test_the_day_proposes_a_talk_until_somebody_decided(owner: Visitor) -> None:
    planning = Planning(owner)
    assert "a group talk?" in owner.client.get("/coordinator/").content.decode()

    owner.client.post(planning.page + "none/")

    assert "a group talk?" not in owner.client.get("/coordinator/").content.decode()
    assert GroupSession.objects.count() == 0


def test_a_planned_talk_is_on_the_day_and_has_a_page(owner: Visitor) -> None:
    planning = Planning(owner)
    talk = planning.planned()

    day = owner.client.get("/coordinator/").content.decode()
    page = owner.client.get(f"/coordinator/groups/{talk.pk}/").content.decode()

    assert ("Planned" in day, "a group talk?" in day) == (True, False)
    assert "12 individual offers go on beside it:" in page
    assert planning.departments[0].name in page
    again = owner.client.get(planning.page)
    assert again.headers["Location"] == f"/coordinator/groups/{talk.pk}/"


def test_no_page_of_the_talk_names_anybody_who_was_there(owner: Visitor) -> None:
    planning = Planning(owner)
    plan = owner.client.get(planning.page).content.decode()
    page = owner.client.get(f"/coordinator/groups/{planning.planned().pk}/").content.decode()

    names = {f">{one.name}<" for one in planning.people} | {
        f"{one.name}," for one in planning.people
    }
    assert {name for name in names if name in plan or name in page} == set()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"leaders": []}, "Choose at least two people to lead the talk."),
        ({"on": "2020-01-01"}, "Choose a day from today until two months ahead."),
        ({"unit_1": ""}, "Choose at least one department."),
        ({"on": "x"}, "Enter a valid date."),
    ],
)
def test_a_plan_that_does_not_hold_says_what_to_do(
    owner: Visitor, change: dict[str, Any], says: str
) -> None:
    planning = Planning(owner)

    answer = owner.client.post(planning.page, planning.form(**change))

    assert (answer.status_code, says in answer.content.decode()) == (200, True)
    assert GroupSession.objects.count() == 0


def test_where_nobody_leads_groups_the_page_says_so(owner: Visitor) -> None:
    planning = Planning(owner)
    for leader in planning.leaders:
        visiting(leader).client.post("/supporter/groups/", {"leads": "no"})

    page = owner.client.get(planning.page).content.decode()

    assert "Nobody can be asked to lead" in page


def test_after_a_no_somebody_else_is_asked(owner: Visitor) -> None:
    planning = Planning(owner)
    talk, third = planning.planned(), a_leader(name="Derde Leider")
    page = f"/coordinator/groups/{talk.pk}/"
    no = visiting(planning.leaders[0])
    no.client.post(f"/supporter/groups/{talk.pk}/answer/", {"answer": "no"})
    assert "Two people lead together." in owner.client.get(page).content.decode()

    owner.client.post(page + "ask/", {"supporter": third.id})

    assert "Two people lead together." not in owner.client.get(page).content.decode()
    asked = sorted(str(pk) for pk in talk.leaders.values_list("supporter_id", flat=True))
    assert asked == sorted([*(one.id for one in planning.leaders), third.id])


def test_the_coordinator_can_count_too(owner: Visitor) -> None:
    talk = begun(Planning(owner).planned())
    assert "How many came?" in owner.client.get("/coordinator/").content.decode()

    owner.client.post(f"/coordinator/groups/{talk.pk}/held/", {"came": "9"})

    assert GroupMonth.objects.values_list("talks", "came").get() == (1, 9)
    assert owner.client.get(f"/coordinator/groups/{talk.pk}/").status_code == 404


def test_before_it_began_nothing_is_counted(owner: Visitor) -> None:
    talk = Planning(owner).planned()

    answer = owner.client.post(f"/coordinator/groups/{talk.pk}/held/", {"came": "9"})

    assert "The talk has not begun yet." in answer.content.decode()
    assert GroupMonth.objects.count() == 0


def test_cancelling_asks_once_more_and_then_forgets(owner: Visitor) -> None:
    talk = Planning(owner).planned()
    page = f"/coordinator/groups/{talk.pk}/cancel/"
    assert "Cancel this talk?" in owner.client.get(page).content.decode()

    owner.client.post(page)

    assert GroupSession.objects.get().state == "closed"
    assert owner.client.get(page).status_code == 404


def test_only_coordinators_find_these_pages(owner: Visitor) -> None:
    planning = Planning(owner)
    talk = planning.planned()
    page = f"/coordinator/groups/{talk.pk}/"
    assert owner.client.get(page).status_code == 200

    for other in (a_visiting_supporter(), a_visiting_colleague(), visiting(planning.leaders[0])):
        assert other.client.get(page).status_code == 404
        assert other.client.get(planning.page).status_code == 404


@pytest.mark.browser
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_pages_are_for_everybody_who_reads_them(
    owner: Visitor, open_page: OpenPage, live_server: Any, size: tuple[int, int]
) -> None:
    planning = Planning(owner)
    page = open_page(size)
    sign_in(page, owner.user, live_server.url)
    addresses = ["/coordinator/", planning.page]
    for address in addresses:
        page.goto(address)
        assert_no_axe_violations(page)
        assert_no_sideways_scroll(page)
    talk = begun(planning.planned())
    for address in ("", "held/", "cancel/"):
        page.goto(f"/coordinator/groups/{talk.pk}/{address}")
        assert_no_axe_violations(page)
        assert_no_sideways_scroll(page)
    leader = open_page(size)
    sign_in(leader, visiting(planning.leaders[0]).user, live_server.url)
    for address in ("/supporter/", "/supporter/availability/", f"/supporter/groups/{talk.pk}/"):
        leader.goto(address)
        assert_no_axe_violations(leader)
        assert_no_sideways_scroll(leader)
