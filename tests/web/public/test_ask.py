"""Asking for support without any report."""

import json
import re
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from naast.cases.models import Case, IntakeMark
from naast.incidents.sender_limits import LIMITS
from tests.factories.cases import a_coordinator, a_supporting_actor, asked, pressed, seen_by
from tests.factories.pages import a_visiting_colleague, a_visiting_coordinator

pytestmark = pytest.mark.django_db(transaction=True)
CHOICES = {"call_time": "any", "unit": "any", "gender": "any", "profession": "any"}


def form(**values):
    return {"key": str(uuid4()), **CHOICES, **values}


def test_a_number_is_enough(vault):
    answer = Client().post("/support/me/", form(phone="06 1234 5678"), follow=True)
    assert "We have your request" in answer.content.decode()
    assert Case.objects.get().adopted is True


def test_without_a_number_it_says_what_to_do_and_keeps_nothing(vault):
    text = Client().post("/support/me/", form()).content.decode()
    assert "Give a number or an e-mail" in text
    assert Case.objects.count() == 0


def test_signed_in_it_takes_three_taps(vault):
    owner = a_visiting_colleague(phone="+31 6 11112222")
    page = owner.client.get("/support/me/").content.decode()
    assert 'value="+31 6 11112222"' in page
    owner.client.post("/support/me/", form(phone="+31 6 11112222"))
    assert Case.objects.get().number in owner.client.get("/my/").content.decode()
    coordinator = a_coordinator()
    assert seen_by(Case.objects.get(), coordinator).profile.person == owner.actor.id


def test_no_session_ties_who_is_signed_in_to_the_number(vault):
    owner = a_visiting_colleague()
    text = owner.client.post("/support/me/", form(phone="+31 6 11112222")).content.decode()
    number = Case.objects.get().number
    assert number in text
    assert number not in json.dumps(dict(owner.client.session))


def test_sending_twice_opens_one(vault):
    values = form(phone="0612345678")
    for _ in range(2):
        Client().post("/support/me/", values)
    assert (Case.objects.count(), IntakeMark.objects.count()) == (1, 1)


def test_for_a_colleague_who_was_not_asked_yet(vault):
    values = form(name="Noor Naaste", agreed="not_asked")
    Client().post("/support/colleague/", values)
    profile = seen_by(Case.objects.get(), a_coordinator()).profile
    assert (profile.name, profile.agreed, profile.route) == (
        "Noor Naaste",
        "not_asked",
        "colleague",
    )


def test_while_the_vault_is_silent_nothing_is_lost(vault):
    Client().get("/support/me/")
    vault.stop()
    answer = Client().post("/support/me/", form(phone="0612345678"), follow=True)
    assert "We have your request" in answer.content.decode()
    assert Case.objects.get().adopted is False


def code_of(answer):
    found = re.search(r"[A-Z2-7]{4}(-[A-Z2-7]{4}){3}", answer.content.decode())
    assert found
    return found.group()


def test_unnamed_with_a_code_that_shows_whom_to_call(vault):
    code = code_of(Client().post("/support/unnamed/", {"key": str(uuid4())}))
    coordinator = a_coordinator()
    supporter = a_supporting_actor(
        name="Sanne Steunpunt", phone="0611111111", languages=["nl", "en"]
    )
    now = timezone.now()
    case = asked(Case.objects.get(), supporter, coordinator=coordinator, at=now)
    from naast.cases.logic.words import Press

    pressed(case, Press.ACCEPT, actor=supporter, at=now)
    text = Client().post("/support/code/", {"code": code.lower()}).content.decode()
    assert "Sanne Steunpunt" in text
    assert "tel:0611111111" in text


def test_whoever_cannot_be_called_is_told_to_call_and_to_expect_no_word(vault):
    owner = a_visiting_colleague()
    owner.client.post("/support/me/", form(phone="+31 6 11112222"))
    code = code_of(Client().post("/support/unnamed/", {"key": str(uuid4())}))
    own = owner.client.get("/my/").content.decode()
    by_code = Client().post("/support/code/", {"code": code}).content.decode()
    for words, unnamed in (
        ("a colleague who will call you", False),
        ("Call me later", False),
        ("a colleague whom you can call", True),
    ):
        assert (words in by_code, words in own) == (unnamed, not unnamed)


def test_numbers_for_danger_stand_where_support_is_asked_and_received(vault):
    asking = Client().get("/support/").content.decode()
    received = Client().post("/support/me/", form(phone="0612345678")).content.decode()
    danger = [("A life is in danger" in page, "tel:112" in page) for page in (asking, received)]
    assert danger == [(True, True), (True, True)]


def test_a_wrong_code_and_an_old_code_look_alike(vault):
    code = code_of(Client().post("/support/unnamed/", {"key": str(uuid4())}))
    client = Client()
    client.post("/support/code/press/withdraw/", {"code": code})
    from datetime import timedelta

    from naast.workflows.run_clocks import run_clocks

    run_clocks(at=timezone.now() + timedelta(minutes=11))
    old = Client().post("/support/code/", {"code": code}).content.decode()
    wrong = Client().post("/support/code/", {"code": "AAAA-BBBB-CCCC-DDDD"}).content.decode()
    cut = [text.split("<h1>")[1].split("<input")[0] for text in (old, wrong)]
    assert cut[0] == cut[1]
    assert "does not open anything" in old


def test_the_code_of_one_opens_nothing_of_another(vault):
    one, two = (
        code_of(Client().post("/support/unnamed/", {"key": str(uuid4())})) for _ in range(2)
    )
    assert one != two
    coordinator = a_visiting_coordinator()
    assert coordinator.client.get("/coordinator/").status_code == 200


@pytest.mark.parametrize("page", ["press/withdraw/", "undo/"])
def test_pressing_by_code_is_slowed_down_as_coming_back_is(vault, page):
    code = code_of(Client().post("/support/unnamed/", {"key": str(uuid4())}))
    for _ in range(LIMITS["code"].one_address):
        assert Client().post(f"/support/code/{page}", {"code": "AAAA"}).status_code == 302

    refused = Client().post(f"/support/code/{page}", {"code": code})
    assert (refused.status_code, Client().post("/support/code/", {"code": code}).status_code) == (
        429,
        429,
    )
