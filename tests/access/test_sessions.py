"""To the second: how long a session lasts, for whom silence ends it, and what is noted of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import RequestFactory

from naast.access.roles import Role
from naast.access.sessions import is_over, note_seen, note_sign_in

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
COORDINATOR = frozenset({Role.COLLEAGUE, Role.COORDINATOR})
COLLEAGUE = frozenset({Role.COLLEAGUE})


@pytest.fixture
def session(time_machine: Any, settings: Any) -> SessionStore:
    """Of somebody who signed in now."""
    settings.SESSION_COOKIE_AGE, settings.SHORT_IDLE_SECONDS = 36_000, 7200
    time_machine.move_to(AT, tick=False)
    request = RequestFactory().get("/")
    request.session = SessionStore()
    note_sign_in(None, request=request)
    return request.session


def after(seconds: int) -> datetime:
    return AT + timedelta(seconds=seconds)


def test_a_session_ends_with_the_shift_whatever_is_pressed(session: SessionStore) -> None:
    for roles in (COLLEAGUE, COORDINATOR):
        note_seen(session, roles, after(35_999))
        assert not is_over(session, roles, after(36_000))
        assert is_over(session, roles, after(36_001))


def test_silence_ends_the_session_of_weighty_roles_only(session: SessionStore) -> None:
    assert not is_over(session, COORDINATOR, after(7200))
    assert is_over(session, COORDINATOR, after(7201))
    assert not is_over(session, COLLEAGUE, after(7201))


def test_a_press_is_noted_once_a_minute_and_of_colleagues_never(session: SessionStore) -> None:
    note_seen(session, COLLEAGUE, after(600))
    assert is_over(session, COORDINATOR, after(7201))
    note_seen(session, COORDINATOR, after(59))
    assert is_over(session, COORDINATOR, after(7201))
    note_seen(session, COORDINATOR, after(60))
    assert not is_over(session, COORDINATOR, after(7260))
    assert is_over(session, COORDINATOR, after(7261))


def test_a_session_without_a_start_is_over_and_one_without_a_press_is_silent() -> None:
    assert is_over(SessionStore(), COLLEAGUE, AT)
    pressed_never = SessionStore()
    pressed_never["signed_in_at"] = int(AT.timestamp())
    assert not is_over(pressed_never, COLLEAGUE, AT)
    assert is_over(pressed_never, COORDINATOR, AT)
    note_seen(pressed_never, COORDINATOR, AT)
    assert not is_over(pressed_never, COORDINATOR, AT)
