"""Limits on signing in hold for all web processes together, and say nothing to a thief."""

import os
import subprocess
import sys
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection
from django.test import Client
from django.utils import timezone

from naast.access.models_tally import Tally
from naast.access.shared_cache import SharedCache
from naast.jobs.duties import all_duties
from tests.actors import a_user

FORGOTTEN = "/account/password/forgotten/"
ADDRESS = "somebody@hospital.example"
# Another web process: its own memory, the same database. Prints the answers to its tries.
PROCESS = f"""
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = {{name!r}}
settings.SECURE_PROXY_SSL_HEADER = None
django.setup()
import time_machine
from django.test import Client
asked = {{{{"email": {ADDRESS!r}}}}}
time_machine.travel("2026-03-02T09:00:00Z", tick=False).start()  # nobody waits a minute
print([Client().post({FORGOTTEN!r}, asked).status_code for _ in range({{tries}})])
"""


def in_another_process(tries: int) -> str:
    words = PROCESS.format(name=str(connection.settings_dict["NAME"]), tries=tries)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", words],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=True,
        timeout=200,
    )
    return done.stdout.strip()


@pytest.mark.django_db(transaction=True)
def test_what_one_process_counted_another_goes_on_counting() -> None:
    assert in_another_process(tries=3) == "[302, 302, 302]"
    assert in_another_process(tries=3) == "[302, 302, 429]"  # five a minute for one account


@pytest.mark.django_db
def test_caches_of_their_own_would_have_let_both_through() -> None:
    one, other = LocMemCache("one", {}), LocMemCache("other", {})
    here, there = SharedCache("", {}), SharedCache("", {})

    assert (one.add("lock", True), other.add("lock", True)) == (True, True)
    assert (here.add("lock", True), there.add("lock", True)) == (True, False)


@pytest.mark.django_db
def test_a_value_is_kept_for_its_time_and_no_longer(time_machine: Any) -> None:
    time_machine.move_to("2026-03-02T09:00:00Z", tick=False)
    cache.set("tries", [1.5, 2.5], 60)

    assert cache.get("tries") == [1.5, 2.5]
    time_machine.move_to("2026-03-02T09:01:01Z", tick=False)
    assert cache.get("tries", "none") == "none"
    assert cache.add("tries", 1) is True
    assert cache.delete("tries") is True
    assert cache.delete("tries") is False


@pytest.mark.django_db
def test_the_table_holds_no_address_and_no_account() -> None:
    client = Client(REMOTE_ADDR="192.0.2.77")
    user = a_user()

    client.post("/account/sign-in/", {"login": user.email, "password": "wrong horse"})

    kept = [f"{row.counter} {row.value}" for row in Tally.objects.all()]
    assert len(kept) > 1
    assert [word for word in ("192.0.2.77", user.email, "rl") if word in " ".join(kept)] == []


@pytest.mark.django_db
def test_counters_are_gone_within_the_hour() -> None:
    cache.set("tries", 1, 60)
    forget = all_duties()["forget_sign_ins"].work

    forget(timezone.now())
    assert Tally.objects.count() == 1
    forget(timezone.now() + timedelta(minutes=2))
    assert Tally.objects.count() == 0
