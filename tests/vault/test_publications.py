"""The mark of a year's publication stands in the log, once, for everybody to read."""

import json

import pytest

from naast.privacy import log_proof, vault_client
from naast.privacy.vault_client import VaultRefused
from tests.factories.vault import RunningVault
from tests.vault.asking import refused

MARK, OTHER = "5" * 64, "6" * 64  # the vault's clock stands in January 2026


def test_the_entry_is_in_clear_and_a_signed_head_holds_it(vault: RunningVault) -> None:
    made = vault_client.pin_publication("2025", MARK)

    log_proof.check_entry(made, made["head"])
    log_proof.check_head(made["head"], log_proof.fingerprint(made["head"]["key"]))
    assert json.loads(made["line"]) == {"says": f"2025 {MARK}", "what": "publication"}


def test_asked_again_it_is_the_same_and_after_a_restart_too(vault: RunningVault) -> None:
    first = vault_client.pin_publication("2025", MARK)
    size = vault_client.log_head()["size"]

    assert vault_client.pin_publication("2025", MARK) == first
    vault.stop()
    vault.start()
    assert vault_client.pin_publication("2025", MARK) == first
    assert vault_client.log_head()["size"] == size


def test_a_second_publication_of_a_year_is_refused_and_rings(vault: RunningVault) -> None:
    vault_client.pin_publication("2025", MARK)
    before = vault_client.health().alarms

    with refused("not_allowed"):
        vault_client.pin_publication("2025", OTHER)
    assert vault_client.health().alarms == before + 1


def test_a_year_that_is_not_over_cannot_be_published(vault: RunningVault) -> None:
    with refused("too_soon"):
        vault_client.pin_publication("2026", MARK)
    with refused("malformed"):
        vault_client.pin_publication("25", MARK)


def test_nobody_fills_the_log_with_years(vault: RunningVault) -> None:
    for year in range(2010, 2020):
        vault_client.pin_publication(str(year), MARK)

    with pytest.raises(VaultRefused) as caught:
        vault_client.pin_publication("2020", MARK)
    assert caught.value.reason == "too_many"
