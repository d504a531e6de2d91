"""The manifest of a round stands in the log, once, for everybody to read."""

import json
from uuid import UUID, uuid4

import pytest

from naast.privacy import log_proof, vault_client
from naast.privacy.vault_client import VaultRefused
from tests.factories.vault import RunningVault, enrolled_coordinator
from tests.vault.asking import refused

CODE, OTHER = "abcdefghij234567abcdefghij", "bcdefghij234567abcdefghij2"
MARK = "5" * 64


def pinned(by: UUID, code: str = CODE, mark: str = MARK) -> dict[str, object]:
    return vault_client.pin_round(code, mark, f"person:{by}", "coordinator")


def test_the_entry_is_in_clear_and_a_signed_head_holds_it(vault: RunningVault) -> None:
    made = pinned(enrolled_coordinator())

    trusted = log_proof.fingerprint(made["head"]["key"])  # type: ignore[index]
    log_proof.check_entry(made, made["head"])  # type: ignore[arg-type]
    log_proof.check_head(made["head"], trusted)  # type: ignore[arg-type]
    assert json.loads(str(made["line"])) == {"says": f"{CODE} {MARK}", "what": "round"}


def test_asked_again_it_is_the_same_and_after_a_restart_too(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    first = pinned(anna)

    assert pinned(anna) == first
    vault.stop()
    vault.start()
    assert pinned(anna) == first


def test_another_mark_for_the_same_round_is_refused(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    pinned(anna)

    with refused("not_allowed"):
        pinned(anna, mark="6" * 64)


def test_only_a_coordinator_on_the_vaults_own_list_pins(vault: RunningVault) -> None:
    pinned(enrolled_coordinator())

    with refused("not_allowed"):
        pinned(uuid4(), OTHER)
    with refused("malformed"):
        pinned(enrolled_coordinator(), "not a round")


def test_nobody_fills_the_log_with_rounds(vault: RunningVault) -> None:
    anna = enrolled_coordinator()
    for last in "abcdefghij":
        pinned(anna, CODE[:-1] + last)

    with pytest.raises(VaultRefused) as caught:
        pinned(anna, OTHER)
    assert caught.value.reason == "too_many"
