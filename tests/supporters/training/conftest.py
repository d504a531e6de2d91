"""The coordinator who looks after the team."""

from datetime import UTC, datetime

import pytest

from naast.access.actor import Actor
from naast.access.roles import Role
from tests.actors import an_actor

AT = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)


@pytest.fixture
def coordinator() -> Actor:
    return an_actor(Role.COORDINATOR)
