"""Codes on paper lie in a drawer for years; they open whatever a hash costs by then."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import Argon2PasswordHasher

from naast.access.recovery_codes import as_kept
from tests.actors import a_user
from tests.factories.factors import recovery_codes as recovery_codes_of

pytestmark = pytest.mark.django_db


class Cheap(Argon2PasswordHasher):
    """What a hash costs today."""

    memory_cost = 1024


class Dear(Argon2PasswordHasher):
    """What it costs after somebody raised it."""

    time_cost, memory_cost = 3, 2048


def test_codes_on_paper_open_also_when_hashes_cost_more_meanwhile(settings: Any) -> None:
    user = a_user()
    settings.PASSWORD_HASHERS = [f"{__name__}.Cheap"]
    before = recovery_codes_of(user)
    row = Authenticator.objects.get(user=user, type="recovery_codes")
    cheap = row.wrap().get_unused_codes()

    settings.PASSWORD_HASHERS = [f"{__name__}.Dear"]
    found = as_kept(user, before[0])
    other = a_user()
    recovery_codes_of(other)

    assert found in cheap
    dear = Authenticator.objects.get(user=other, type="recovery_codes").wrap().get_unused_codes()
    assert all("m=2048,t=3" in one for one in dear)  # control: new ones cost more
