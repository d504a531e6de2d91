"""The steward is reminded of sheets and drill: not only whoever runs `naast check`."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from naast.privacy import vault_alarms
from naast.privacy.vault_alarms import DRILL_DAYS
from tests.factories.vault import RunningVault
from vault.root import new_root

pytestmark = pytest.mark.django_db
NO_SHEETS, NO_DRILL = "recovery sheets were not printed", "sheets were not tried for a year"


@pytest.fixture(autouse=True)
def _hospital(settings: Settings) -> None:
    settings.MODE = "production"


def told(steward: Client) -> set[str]:
    page = steward.get("/steward/").content.decode()
    return {sentence for sentence in (NO_SHEETS, NO_DRILL) if sentence in page}


def drilled(vault: RunningVault, day: str) -> None:
    """Sheets were printed, and tried on that day."""
    store = vault.core.store
    with vault.core.lock, store.change():
        store.set_meta("root_public", new_root()[0])
        store.set_meta("drilled", day)


def days_ago(days: int) -> str:
    return (timezone.localdate() - timedelta(days=days)).isoformat()


def test_without_sheets_the_steward_is_told_to_have_them_printed(
    steward: Client, vault: RunningVault
) -> None:
    assert told(steward) == {NO_SHEETS}


@pytest.mark.parametrize(
    ("days", "sentences"),
    [(None, {NO_DRILL}), (DRILL_DAYS + 1, {NO_DRILL}), (DRILL_DAYS, set()), (0, set())],
)
def test_with_sheets_the_steward_is_told_a_year_after_the_last_drill(
    days: int | None, sentences: set[str], steward: Client, vault: RunningVault
) -> None:
    drilled(vault, "" if days is None else days_ago(days))

    assert told(steward) == sentences


def test_in_an_invented_hospital_there_is_nothing_to_recover(
    steward: Client, vault: RunningVault, settings: Settings
) -> None:
    settings.MODE = "demo"

    assert told(steward) == set()


def test_a_silent_vault_leaves_the_page_as_it_is(
    steward: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.VAULT_SOCKET = tmp_path / "nobody.sock"

    assert told(steward) == set()
    assert vault_alarms.recovery_wants_if_known(timezone.localdate()) == ""
