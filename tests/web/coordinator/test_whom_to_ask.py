"""The day's page proposes for all who wait together; the weights are chosen in words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from naast.cases.logic.weights import Level
from naast.cases.models import Revealed
from naast.cases.models_matching import MatchingWeights
from naast.cases.queries.matching_choice import matching_choice
from naast.people.models import Hospital, Person
from naast.privacy import vault_client
from naast.privacy.vault_wire import exchange
from naast.web.coordinator.forms_matching import choice_at_first
from tests.factories.cases import a_case, a_colleague, fresh
from tests.factories.pages import (
    a_visiting_colleague,
    a_visiting_coordinator,
    a_visiting_supporter,
)
from tests.factories.waiting import three_waiting

pytestmark = pytest.mark.django_db(transaction=True)
MATCHING = "/coordinator/matching/"


@pytest.fixture
def owner(vault):
    return a_visiting_coordinator()


def day(visitor):
    return visitor.client.get("/coordinator/").content.decode()


def show(visitor):
    return visitor.client.post("/coordinator/whom-to-ask/", follow=True).content.decode()


def test_nobody_is_proposed_on_the_list_until_it_is_asked_for(owner):
    three_waiting(timezone.now())
    assert "Ask Bo Bereid" not in day(owner)
    assert "Ask Bo Bereid" in show(owner)


def test_showing_whom_to_ask_enters_each_opening_by_the_coordinator(owner, vault):
    three_waiting(timezone.now())
    before = vault_client.log_head()["size"]
    show(owner)
    assert Revealed.objects.filter(reader=owner.actor.id).count() == 3
    # three by the coordinator, three by matching, and no more when the page is looked at again
    assert vault_client.log_head()["size"] == before + 6
    day(owner)
    assert vault_client.log_head()["size"] == before + 6


def test_each_line_names_one_for_all_together_and_one_press_asks(owner):
    three = three_waiting(timezone.now())
    text = show(owner)
    for name in ("Ask Bo Bereid", "Ask Ada Allebei", "Ask Cas Capaciteit"):
        assert text.count(name) == 1
    owner.client.post(f"/coordinator/{three.first.pk}/offer/", {"supporter": three.bo})
    assert str(fresh(three.first).supporter_id) == three.bo
    assert "Ask Ada Allebei" in day(owner)


def test_whoever_is_near_to_one_learns_nothing_of_it_from_the_others(owner):
    deputy = a_visiting_coordinator()
    three = three_waiting(timezone.now(), manager=Person.objects.get(pk=owner.actor.id))
    assert "Best for all who wait, taken together." in show(deputy)  # control
    text = show(owner)
    assert "taken together" not in text
    assert three.second.number not in text
    assert "Ask Ada Allebei" in text and "Ask Bo Bereid" not in text


def test_a_list_of_fifty_asks_the_vault_once_with_proposals_shown_too(owner, monkeypatch):
    three_waiting(timezone.now())
    show(owner)
    calls = []
    monkeypatch.setattr(
        "naast.privacy.vault_wire.exchange",
        lambda question: calls.append(question["call"]) or exchange(question),
    )
    assert "Ask Bo Bereid" in day(owner)
    assert calls == ["look_over"]


def test_those_who_want_a_call_on_a_later_day_take_nobody_away_today(owner):
    case = a_case(person=a_colleague()[0], at=timezone.now())
    a_visiting_supporter(name="Sanne Steunpunt")
    later = timezone.localdate() + timedelta(days=5)
    owner.client.post(f"/coordinator/{case.pk}/press/call_later/", {"on": str(later)})
    assert "Ask Sanne Steunpunt" not in show(owner)


def test_the_page_of_one_says_who_is_in_reserve_and_whom_it_proposes(owner):
    three = three_waiting(timezone.now())
    a_visiting_supporter(name="Dee Daarnaast", languages=["nl"])
    owner.client.post(f"/coordinator/{three.first.pk}/reveal/")
    text = owner.client.get(f"/coordinator/{three.first.pk}/").content.decode()
    assert "is asked at once" in text


def test_weights_are_chosen_in_words_seen_beforehand_and_restored(owner):
    posted = choice_at_first(matching_choice()) | {"year": "not", "rest": "not"}
    posted |= {"supports_now": "not", "asked_twice": "not"}
    seen = owner.client.post(MATCHING, posted | {"preview": "yes"}).content.decode()
    assert "Nothing is saved yet" in seen and "Until now it is" in seen
    assert "Nothing would keep the load even" in seen
    assert not MatchingWeights.objects.exists()
    owner.client.post(MATCHING, posted)
    assert matching_choice().levels["year"] is Level.NOT
    owner.client.post(MATCHING, {"restore": "yes"})
    assert matching_choice().levels["year"] is Level.IMPORTANT


def test_within_the_profession_the_profession_has_to_count(owner):
    posted = choice_at_first(matching_choice()) | {
        "policy": "profession",
        "same_profession": "not",
    }
    assert "Say how much it counts" in owner.client.post(MATCHING, posted).content.decode()
    owner.client.post(MATCHING, posted | {"same_profession": "very"})
    assert Hospital.objects.get().policy == "profession"
    assert matching_choice().weights.same_profession == 60


def test_only_coordinators_choose_what_counts(owner):
    assert owner.client.get(MATCHING).status_code == 200
    for other in (a_visiting_supporter(), a_visiting_colleague()):
        assert other.client.get(MATCHING).status_code == 404
        assert other.client.post("/coordinator/whom-to-ask/").status_code == 404
