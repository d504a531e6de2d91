"""A Monday, the roles that changed, and an installation with its two founders."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone

from naast.access.actions.found_installation import FOUNDING, found_installation
from naast.access.hooks import RoleChange, on_role_change
from naast.access.models import User
from naast.access.roles import Role
from tests.actors import a_user
from tests.factories.vault import RunningVault


@pytest.fixture
def monday(time_machine: Any) -> None:
    time_machine.move_to("2026-03-02T09:00:00Z", tick=False)


@pytest.fixture
def changes() -> Iterator[list[RoleChange]]:
    heard: list[RoleChange] = []
    on_role_change.append(heard.append)
    yield heard
    on_role_change.remove(heard.append)


@pytest.fixture
def founded(monday: None, vault: RunningVault) -> tuple[User, User]:
    """A steward and a coordinator, on both lists."""
    steward, coordinator = a_user(), a_user()
    founders = [(steward, Role.STEWARD), (coordinator, Role.COORDINATOR)]
    found_installation(founders=founders, actor=FOUNDING, at=timezone.now())
    return steward, coordinator
