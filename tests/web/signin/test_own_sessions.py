"""Ending one's other sessions, new names of sessions, and what the log says of the door."""

import logging
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from naast.access.actions.end_own_session import end_own_session
from naast.access.rules import RoleRefused
from naast.logs import words_of_libraries
from naast.privacy.models import AuditEvent
from tests.actors import PASSWORD, a_user, actor_for, client_for, weak_client_for
from tests.browser import assert_no_axe_violations, assert_no_sideways_scroll, sign_in

pytestmark = pytest.mark.django_db
SESSIONS = "/account/sessions/"
SIGN_IN = "/account/sign-in/"


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> None:
    cache.clear()


def signed_in(email: str) -> Client:
    client = Client()
    client.post(SIGN_IN, {"login": email, "password": PASSWORD})
    return client


def confirm(client: Client) -> Any:
    return client.post("/account/confirm/", {"password": PASSWORD, "next": SESSIONS})


def test_all_others_end_and_this_one_stays() -> None:
    user, other = a_user(password=PASSWORD), a_user(password=PASSWORD)
    here, there, elsewhere = signed_in(user.email), signed_in(user.email), signed_in(other.email)
    confirm(here)

    answer = here.post(SESSIONS)

    assert answer.headers["Location"] == "/account/factors/"
    assert here.get(SESSIONS).status_code == 200
    assert there.get(SESSIONS).status_code == 302
    assert elsewhere.get(SESSIONS).status_code == 200
    assert AuditEvent.objects.filter(action="end_own_sessions").count() == 1


def test_the_password_is_asked_again_first(time_machine: Any) -> None:
    time_machine.move_to("2026-03-02T09:00:00Z", tick=False)
    user = a_user(password=PASSWORD)
    here, there = weak_client_for(user), weak_client_for(user)
    time_machine.move_to("2026-03-02T09:06:00Z", tick=False)

    answer = here.post(SESSIONS)

    assert answer.headers["Location"].startswith("/account/confirm/")
    assert there.get(SESSIONS).status_code == 200
    confirm(here)
    here.post(SESSIONS)
    assert there.get(SESSIONS).status_code == 302


def others_shown(client: Client) -> list[str]:
    """Addresses of the buttons that end one session each."""
    page = client.get(SESSIONS + "?all=yes").content.decode()
    return re.findall(r'action="(/account/sessions/[0-9a-f]{32}/end/)"', page)


def test_one_sees_every_open_session_of_ones_own_and_ends_one_of_them(time_machine: Any) -> None:
    time_machine.move_to("2026-03-02T09:00:00Z", tick=False)
    user, stranger = a_user(password=PASSWORD), a_user(password=PASSWORD)
    there = signed_in(user.email)
    time_machine.move_to("2026-03-02T09:02:00Z", tick=False)
    here, third = signed_in(user.email), signed_in(user.email)
    elsewhere = signed_in(stranger.email)
    third.post("/account/sign-out/")

    page = here.get(SESSIONS + "?all=yes").content.decode()
    (button,) = others_shown(here)
    here.post(button)

    assert "Since Monday 10:00, until 20:00 at the latest." in page
    assert page.count("Since Monday") == 2
    assert (there.get(SESSIONS).status_code, here.get(SESSIONS).status_code) == (302, 200)
    assert others_shown(here) == []
    assert elsewhere.get(SESSIONS).status_code == 200
    assert AuditEvent.objects.filter(action="end_own_session").count() == 1


def test_nobody_ends_a_session_of_somebody_else() -> None:
    owner, stranger = a_user(password=PASSWORD), a_user(password=PASSWORD)
    here, there, thief = (signed_in(who.email) for who in (owner, owner, stranger))
    (button,) = others_shown(here)

    assert others_shown(thief) == []
    thief.post(button)
    assert there.get(SESSIONS).status_code == 200
    here.post(button)
    assert there.get(SESSIONS).status_code == 302
    with pytest.raises(RoleRefused):
        end_own_session(user=owner, mark="", actor=actor_for(stranger), at=timezone.now())


def test_the_list_is_shown_after_the_password_only(time_machine: Any) -> None:
    time_machine.move_to("2026-03-02T09:00:00Z", tick=False)
    user = a_user(password=PASSWORD)
    here, there = signed_in(user.email), signed_in(user.email)
    (button,) = others_shown(here)
    time_machine.move_to("2026-03-02T09:06:00Z", tick=False)

    assert "/end/" not in here.get(SESSIONS).content.decode()
    for answer in (here.get(SESSIONS + "?all=yes"), here.post(button)):
        assert answer.headers["Location"].startswith("/account/confirm/")
    assert there.get(SESSIONS).status_code == 200
    here.post("/account/confirm/", {"password": PASSWORD, "next": button})
    assert there.get(SESSIONS).status_code == 302


def test_a_session_that_ended_otherwise_is_not_in_the_list() -> None:
    user = a_user(password=PASSWORD)
    here, there = signed_in(user.email), signed_in(user.email)
    assert len(others_shown(here)) == 1
    session = there.session
    session["signed_in_at"] -= 11 * 3600
    session.save()

    assert others_shown(here) == []


def test_a_session_gets_a_new_name_with_each_proof_and_the_old_name_is_worth_nothing() -> None:
    user = a_user(password=PASSWORD)
    client = signed_in(user.email)
    before = client.session.session_key
    old = Client()
    old.cookies.load({"naast-session": str(before)})
    assert old.get(SESSIONS).status_code == 200

    confirm(client)

    assert client.session.session_key != before
    assert client.get(SESSIONS).status_code == 200
    assert old.get(SESSIONS).status_code == 302


def told(caplog: Any) -> list[dict[str, str]]:
    """The lines of the door as they go out."""
    return [one.msg for one in caplog.records if one.name == "naast.access.security_log"]


def test_the_door_writes_what_happened_and_names_nobody(caplog: Any) -> None:
    user, client = a_user(password=PASSWORD), Client(REMOTE_ADDR="192.0.2.77")

    client.post(SIGN_IN, {"login": user.email, "password": "wrong horse"})
    client.post(SIGN_IN, {"login": user.email, "password": PASSWORD})
    client.post("/account/sign-out/")

    assert [line["event"] for line in told(caplog)] == [
        "sign_in_failed",
        "sign_in_step_password",
        "signed_in",
        "signed_out",
    ]
    fields = {"event", "logger", "level", "timestamp"}
    assert [set(line) for line in told(caplog)] == [fields] * 4
    assert [line["timestamp"][-1] for line in told(caplog)] == ["Z"] * 4  # UTC


def test_a_lock_is_in_the_log(caplog: Any) -> None:
    client = Client()
    for _ in range(5):
        client.post(SIGN_IN, {"login": "nobody@elsewhere.example", "password": "wrong horse"})

    events = sorted(line["event"] for line in told(caplog))
    assert events == ["sign_in_failed"] * 5 + ["sign_in_locked"]


def test_a_refused_page_is_in_the_log_by_its_name_only(caplog: Any) -> None:
    client = client_for(a_user())

    client.get("/steward/people/")

    (line,) = [one for one in caplog.records if one.name == "django.request"]
    words = words_of_libraries(None, "", {"event": "", "_record": line})
    assert (words["status"], words["view"]) == (404, "steward:people")
    assert line.levelno == logging.WARNING


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_list_is_easy_to_read_and_to_press_on_a_phone(
    page_phone: Page, live_server: LiveServer
) -> None:
    user = a_user()
    client_for(user)
    sign_in(page_phone, user, live_server.url)

    page_phone.goto(live_server.url + SESSIONS + "?all=yes")

    expect(page_phone.get_by_role("button", name="Sign out there")).to_have_count(1)
    assert_no_axe_violations(page_phone)
    assert_no_sideways_scroll(page_phone)
    page_phone.get_by_role("button", name="Sign out there").click()
    expect(page_phone.get_by_text("You are signed out there.")).to_have_count(1)
