"""Which epoch keys are believed: signed by the pinned key, and never older than the newest seen."""

from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from naast.privacy import pinned
from naast.privacy.pinned import VaultNotOurs
from naast.privacy.vault_client import EpochKey
from vault.statement import statement_text

OURS, THEIRS = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()


@pytest.fixture(autouse=True)
def _own_file(tmp_path: Path, settings: Any) -> None:
    settings.VAULT_PIN = str(tmp_path / "pin")


def a_key(epoch: int, term: int, signer: Ed25519PrivateKey = OURS) -> EpochKey:
    public = bytes([epoch]) * 1216
    signature = signer.sign(statement_text(epoch, term, public))
    return EpochKey(epoch, public, term, signer.public_key().public_bytes_raw(), signature)


def test_before_the_vault_was_met_nothing_is_believed() -> None:
    assert pinned.pinned_key() is None
    assert not pinned.believes(a_key(1, 0))


def test_the_first_key_pins_its_signer_and_the_file_is_for_its_owner_only() -> None:
    pinned.pin(a_key(3, 1))

    assert pinned.pinned_key() == OURS.public_key().public_bytes_raw().hex()
    assert pinned.believes(a_key(3, 1))
    assert not pinned.believes(a_key(3, 1, THEIRS))
    assert pinned.pin_file().stat().st_mode & 0o777 == 0o600
    assert [path.name for path in pinned.pin_file().parent.iterdir()] == ["pin"]


def test_the_very_first_key_of_a_new_vault_is_pinned() -> None:
    pinned.pin(a_key(1, 0))

    assert pinned.believes(a_key(1, 0))


def test_of_epoch_and_term_neither_may_go_back() -> None:
    pinned.pin(a_key(3, 1))

    assert pinned.believes(a_key(4, 1)) and pinned.believes(a_key(3, 2))
    assert not pinned.believes(a_key(2, 1)) and not pinned.believes(a_key(2, 2))
    assert not pinned.believes(a_key(3, 0)) and not pinned.believes(a_key(4, 0))


def test_a_key_over_the_socket_is_held_to_the_pin() -> None:
    pinned.pin(a_key(3, 1))
    before = pinned.pin_file().read_text()

    for wrong in (a_key(4, 1, THEIRS), a_key(4, 0)):
        with pytest.raises(VaultNotOurs):
            pinned.pin(wrong)
    assert pinned.pin_file().read_text() == before
    pinned.pin(a_key(3, 1))
    assert pinned.believes(a_key(3, 1))


def test_the_newest_epoch_is_remembered_whatever_comes_later() -> None:
    pinned.pin(a_key(5, 1))
    pinned.pin(a_key(4, 2))  # a vault brought back from its second copy may stand an epoch lower

    assert not pinned.believes(a_key(4, 2))
    assert pinned.believes(a_key(5, 2))
    assert not pinned.believes(a_key(5, 1))


def test_what_stands_already_is_not_written_again() -> None:
    pinned.pin(a_key(3, 1))
    written = pinned.pin_file().stat().st_ino

    pinned.pin(a_key(3, 1))

    assert pinned.pin_file().stat().st_ino == written


def test_a_key_that_was_never_signed_pins_nothing() -> None:
    whole = a_key(1, 0)
    unsigned = EpochKey(whole.epoch, whole.public_key, whole.term, whole.signer, b"")

    with pytest.raises(VaultNotOurs):
        pinned.pin(unsigned)
    assert pinned.pinned_key() is None


def test_without_a_folder_of_its_own_the_pin_stands_beside_the_socket(settings: Any) -> None:
    settings.VAULT_PIN = None
    settings.VAULT_SOCKET = "/run/naast/vault.sock"

    assert pinned.pin_file() == Path("/run/naast/vault.sock.pin")
