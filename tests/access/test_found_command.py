"""naast found, as it is typed; and the nightly end of roles and sessions."""

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from click.testing import CliRunner, Result
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from naast.access.roles import Role
from naast.cli.main import cli
from naast.jobs.duties import all_duties
from naast.privacy import vault_client
from tests.actors import a_user, client_for, give
from tests.factories.vault import RunningVault

pytestmark = pytest.mark.django_db


def found(*words: str) -> Result:
    return CliRunner().invoke(cli, ["found", *words])


def test_the_first_ones_are_named_once(vault: RunningVault) -> None:
    steward, coordinator = a_user(), a_user()
    words = ("--steward", steward.email.upper(), "--coordinator", coordinator.email)

    first, second = found(*words), found(*words)

    assert (first.exit_code, second.exit_code) == (0, 1), first.output
    assert f"{steward.email} is now steward." in first.output
    assert "founded before" in second.output
    assert vault_client.roles()["coordinator"] == [coordinator.pk]


def test_an_unknown_address_or_a_vault_that_is_away_changes_nothing(vault: RunningVault) -> None:
    steward, coordinator = a_user(), a_user()

    unknown = found("--steward", "nobody@elsewhere.example", "--coordinator", coordinator.email)
    vault.stop()
    away = found("--steward", steward.email, "--coordinator", coordinator.email)
    vault.start()

    assert "Nobody signs in with nobody@elsewhere.example" in unknown.output
    assert "try again in a few minutes" in away.output
    assert (unknown.exit_code, away.exit_code) == (1, 1)
    assert not steward.grants.exists()
    assert not coordinator.grants.exists()


def test_the_clock_ends_roles_and_forgets_sessions_whose_time_has_passed(
    time_machine: Any,
) -> None:
    time_machine.move_to("2026-03-02T09:00:00Z", tick=False)
    supporter, today = a_user(), timezone.localdate()
    give(supporter, Role.PEER_SUPPORTER, starts_on=today, ends_on=today)
    client_for(supporter)
    Client().post("/account/sign-in/", {"login": supporter.email, "password": "wrong horse"})
    assert AccessAttempt.objects.count() == 1
    duties = all_duties()

    for hours, sessions, ended in [(9, 1, False), (11, 0, False), (24, 0, True)]:
        time_machine.move_to("2026-03-02T09:00:00Z", tick=False)
        now = timezone.now() + timedelta(hours=hours)
        time_machine.move_to(now, tick=False)
        for name in ("end_roles", "forget_sign_ins"):
            duties[name].work(now)
        assert (Session.objects.count(), AccessAttempt.objects.count()) == (sessions, 0)
        assert (supporter.grants.get().ended_at is not None) is ended
