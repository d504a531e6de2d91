"""Four hours of silence end every session, and nothing on our side says when anybody pressed."""

from typing import Any

import pytest
from django.test import Client

from naast.access.models import User
from naast.access.roles import Role
from tests.actors import a_user, client_for

pytestmark = pytest.mark.django_db
PAGE = "/account/sessions/"
KEPT = "naast-seen"
NINE = "2026-03-02T09:00:00Z"


@pytest.fixture(autouse=True)
def _nine(time_machine: Any) -> Any:
    time_machine.move_to(NINE, tick=False)
    return time_machine


def is_in(client: Client) -> bool:
    return client.get(PAGE).status_code == 200


@pytest.fixture(params=[None, Role.PEER_SUPPORTER, Role.HEAD_OF_DEPARTMENT])
def user(request: Any) -> User:
    return a_user(*([request.param] if request.param else []))


def test_silence_of_four_hours_ends_the_session_and_a_press_before_keeps_it(
    user: User, time_machine: Any
) -> None:
    silent, busy = client_for(user), client_for(user)
    time_machine.shift(2 * 3600)
    assert is_in(busy)
    time_machine.shift(2 * 3600 + 1)

    assert not is_in(silent)
    assert is_in(busy)
    time_machine.shift(4 * 3600 + 1)
    assert not is_in(busy)


def test_a_shift_is_the_end_whatever_was_pressed(time_machine: Any) -> None:
    client = client_for(a_user())
    for _ in range(4):
        time_machine.shift(2 * 3600)
        assert is_in(client)
    time_machine.shift(2 * 3600 + 1)

    assert not is_in(client)


def test_the_moment_of_somebody_else_or_of_another_session_or_ones_own_making_is_worth_nothing(
    time_machine: Any,
) -> None:
    thief, other = client_for(a_user()), client_for(a_user())
    time_machine.shift(3 * 3600)
    owner = client_for(User.objects.get(pk=thief.session["_auth_user_id"]))
    time_machine.shift(3600)
    for client in (owner, other):
        client.get(PAGE)
        assert KEPT in client.cookies or client is owner
    time_machine.shift(600)
    owner.get(PAGE)
    jar = thief.cookies
    for forged in (other.cookies[KEPT].value, owner.cookies[KEPT].value, ":1tQ4Zz:made-up", ""):
        jar[KEPT] = forged
        stolen = Client()
        stolen.cookies = jar
        assert stolen.get("/account/factors/").status_code == 302


def test_nothing_on_our_side_changes_with_a_press(time_machine: Any) -> None:
    client = client_for(a_user())
    before = dict(client.session.items())
    time_machine.shift(2 * 3600)

    answer = client.get(PAGE)

    assert dict(client.session.items()) == before
    kept = answer.cookies[KEPT]
    assert (kept["httponly"], kept["samesite"], kept["max-age"]) == (True, "Lax", "")


@pytest.mark.parametrize("https", [True, False])
def test_in_production_the_moment_travels_over_https_only(
    settings: Any, time_machine: Any, https: bool
) -> None:
    settings.HTTPS = https
    client = client_for(a_user())
    time_machine.shift(3600)

    assert bool(client.get(PAGE).cookies[KEPT]["secure"]) is https


def test_signing_out_takes_the_moment_along(time_machine: Any) -> None:
    client = client_for(a_user())
    time_machine.shift(3600)
    client.get(PAGE)
    assert client.cookies[KEPT].value

    client.post("/account/sign-out/")

    assert client.cookies[KEPT].value == ""
