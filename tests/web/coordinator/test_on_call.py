"""The pages of the rota: coordinators plan, supporters swap, others find nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naast.access.models import User
from naast.access.roles import Role
from naast.supporters.models_rota import OnCallTurn, Rota, TurnWish
from tests.actors import a_user, client_for
from tests.calendars import events
from tests.factories.cases import a_coordinator, a_supporting_actor
from tests.factories.rota import a_turn, on_call_chosen

pytestmark = pytest.mark.django_db
OTHERS = (
    Role.HEAD_OF_DEPARTMENT,
    Role.STEWARD,
    Role.BOARD,
    Role.COMMITTEE_MEMBER,
    Role.STAFF_REPRESENTATIVE,
)


def browser(actor):
    return client_for(User.objects.get(pk=actor.id))


def tomorrow_night():
    return timezone.localtime().replace(hour=23) + timedelta(days=1)


@pytest.fixture
def anna():
    return a_supporting_actor(name="Anna Verzonnen", accepts=["nights", "weekends"])


def test_the_way_from_settings_to_a_published_rota(vault, anna):
    desk = browser(a_coordinator())
    assert "Nobody is on call here" in desk.get("/coordinator/on-call/").text
    desk.post(
        "/coordinator/on-call/settings/",
        {"nights": "on", "starts": "17:00", "ends": "08:30", "places": "1", "rest_hours": "24",
         "most": "28", "answer_minutes": "20"},
    )  # fmt: skip
    first = timezone.localdate() + timedelta(days=7)
    made = desk.post("/coordinator/on-call/new/", {"first_on": first, "last_on": first})
    page = desk.get(made.url).text
    assert "Anna Verzonnen" in page and "The only one who can." in page

    rota = Rota.objects.get()
    desk.post(f"/coordinator/on-call/{rota.pk}/publish/")

    own = browser(anna)
    assert "Your turns" in own.get("/supporter/on-call/").text
    (event,) = events(own.get("/supporter/on-call/calendar/").content)
    turn = OnCallTurn.objects.get()
    assert (event.summary.value, event.dtstart.value) == ("On call", turn.starts_at)
    assert "Verzonnen" not in own.get("/supporter/on-call/calendar/").text


def test_others_learn_nothing_of_who_is_on_call_and_the_team_does(vault, anna):
    turn = a_turn(anna, tomorrow_night())
    second = a_supporting_actor(accepts=["nights"])
    assert "Anna Verzonnen" in browser(second).get("/supporter/on-call/").text
    rota = f"/coordinator/on-call/{turn.rota_id}/"
    assert "Anna Verzonnen" in browser(a_coordinator()).get(rota).text

    for role in OTHERS:
        other = client_for(a_user(role))
        for address in (rota, "/coordinator/on-call/", "/supporter/on-call/"):
            assert (role, other.get(address).status_code) == (role, 404)
    assert browser(second).get(rota).status_code == 404


def test_a_draft_is_hidden_from_the_one_whose_turn_it_would_be(vault, anna):
    turn = a_turn(anna, tomorrow_night())
    page = browser(anna)
    assert page.post(f"/supporter/on-call/{turn.pk}/offer/").status_code == 302

    Rota.objects.update(state="draft")

    assert "You have no turn in the rota" in page.get("/supporter/on-call/").text
    assert page.post(f"/supporter/on-call/{turn.pk}/offer/").status_code == 404


def test_wishes_are_saved_two_weeks_at_a_time_and_only_the_coordinator_sees_their_effect(
    vault, anna
):
    on_call_chosen(weekends=False)
    page, day = browser(anna), timezone.localdate() + timedelta(days=3)

    page.post("/supporter/on-call/wishes/", {f"night-{day}": "cannot"})

    assert list(TurnWish.objects.values_list("on", "kind", "wish")) == [(day, "night", "cannot")]
    assert "I cannot" in page.get("/supporter/on-call/wishes/").text
    assert page.get("/supporter/on-call/wishes/?from=nonsense").status_code == 200
    other = browser(a_supporting_actor())
    assert 'value="cannot" selected' not in other.get("/supporter/on-call/wishes/").text
    assert 'value="cannot" selected' in page.get("/supporter/on-call/wishes/").text
