"""Supporters set their own days, rest and absences; nobody asks why."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from naast.access.actor import MATCHING
from naast.people.models import Absence
from naast.supporters.actions.add_to_load import add_to_load
from naast.supporters.models import MonthlyLoad, Supporter
from naast.supporters.queries import eligible_team
from tests.factories.pages import Visitor, a_visiting_coordinator, a_visiting_supporter
from tests.factories.people import a_supporter
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db(transaction=True)
LIMITS = {"available": "yes", "maximum_cases": 2, "rest_until": ""}
TODAY = timezone.localdate


@pytest.fixture
def owner(vault: RunningVault) -> Visitor:
    return a_visiting_supporter()


def mine(owner: Visitor) -> Supporter:
    return Supporter.objects.get(person_id=owner.actor.id)


def test_days_of_the_week_and_rest_are_kept_and_shown_again(owner: Visitor) -> None:
    owner.client.post("/supporter/availability/", LIMITS | {"weekdays": [4, 0], "rest_days": 14})

    assert (mine(owner).weekdays, mine(owner).rest_days) == ([0, 4], 14)
    text = owner.client.get("/supporter/availability/").text
    assert text.count("checked") == 4  # yes, Monday, Friday, two weeks


def test_who_is_not_there_today_or_tomorrow_is_not_asked(owner: Visitor) -> None:
    wednesday = date(2026, 11, 4)
    row = mine(owner)
    row.weekdays = [3]
    row.save()
    (member,) = eligible_team(MATCHING, wednesday)
    assert not member.absent

    row.weekdays = [0]
    row.save()

    (member,) = eligible_team(MATCHING, wednesday)
    assert member.absent


def test_days_away_are_said_without_a_reason_and_taken_back(owner: Visitor) -> None:
    first, last = TODAY(), TODAY() + timedelta(days=3)
    owner.client.post("/supporter/away/", {"from_on": str(first), "until_on": str(last)})
    (member,) = eligible_team(MATCHING, first)
    assert member.absent

    stranger = a_visiting_supporter()
    address = f"/supporter/away/{Absence.objects.get().pk}/over/"
    assert stranger.client.post(address).status_code == 404
    assert a_visiting_coordinator().client.post(address).status_code == 404
    owner.client.post(address)

    assert Absence.objects.count() == 0


@pytest.mark.parametrize(
    ("start", "last", "said"),
    [
        (2, 1, "The last day lies before the first."),
        (-5, -2, "This is over already."),
        (0, 900, "A year at the most."),
    ],
)
def test_days_away_that_cannot_be_are_said_at_the_field(
    owner: Visitor, start: int, last: int, said: str
) -> None:
    days = {"from_on": str(TODAY() + timedelta(days=start)),
            "until_on": str(TODAY() + timedelta(days=last))}  # fmt: skip

    assert said in owner.client.post("/supporter/away/", days).text
    assert Absence.objects.count() == 0


def test_rest_begins_by_itself_when_somebodys_support_ends() -> None:
    rests, never = a_supporter(rest_days=14), a_supporter(rest_until=None)
    long = a_supporter(rest_days=7, rest_until=date(2027, 1, 1))
    on = date(2026, 11, 4)

    for one in (rests, never, long):
        add_to_load(person_id=one.person_id, on=on)
        one.refresh_from_db()

    assert rests.rest_until == date(2026, 11, 18)
    assert never.rest_until is None
    assert long.rest_until == date(2027, 1, 1)  # a longer rest stays
    months = MonthlyLoad.objects.values_list("month", "count")
    assert list(months) == [(date(2026, 11, 1), 1)] * 3


def test_a_supporter_sees_the_own_number_and_nobody_elses(owner: Visitor) -> None:
    month = TODAY().replace(day=1)
    MonthlyLoad.objects.create(supporter=mine(owner), month=month, count=37)
    other = a_visiting_supporter()

    assert "you were there for 37 colleagues" in owner.client.get("/supporter/").text
    assert "for 37" not in other.client.get("/supporter/").text
