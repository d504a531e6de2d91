"""The three of every page: a steward, a colleague, nobody."""

import pytest
from django.test import Client

from naast.access.models import User
from naast.access.roles import Role
from tests.actors import a_stranger, a_user, client_for


@pytest.fixture
def steward_user() -> User:
    return a_user(Role.STEWARD, name="Stef Beheer")


@pytest.fixture
def steward(steward_user: User) -> Client:
    return client_for(steward_user)


@pytest.fixture
def stranger() -> Client:
    return client_for(a_stranger())
