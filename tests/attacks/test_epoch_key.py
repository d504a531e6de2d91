"""Somebody who writes the database slips in a public key of their own, to read new reports."""

from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from naast.privacy import pinned, sealing, vault_client
from naast.privacy.models import SealingEpoch
from naast.privacy.pinned import VaultNotOurs
from naast.privacy.vault_client import EpochKey, VaultUnavailable
from tests.attacks.conftest import AttackReport
from tests.factories.vault import RunningVault
from vault.keys import Broken, Epoch, new_seed, open_wrap
from vault.statement import statement_text

pytestmark = pytest.mark.django_db


class Thief:
    """Writes the database; has keys of every kind, but not the vault's."""

    def __init__(self) -> None:
        self.epoch = Epoch(1, new_seed())
        self.signer = Ed25519PrivateKey.generate()

    def slip_in(self, **values: object) -> None:
        text = statement_text(1, 0, self.epoch.public_key)
        signed = {"public_key": self.epoch.public_key, "signature": self.signer.sign(text)}
        SealingEpoch.objects.update_or_create(number=1, defaults={**signed, **values})

    def reads(self) -> list[str]:
        """What he learns of a report that intake seals now."""
        case_id, key = str(uuid4()), sealing.new_key()
        wrap = sealing.wrap_for_vault(key, case_id, sealing.current_epoch_key())
        try:
            return ["a new report"] if open_wrap({1: self.epoch}, case_id, wrap) == key else []
        except Broken:
            return []


def test_a_key_slipped_into_the_database_is_not_believed(
    vault: RunningVault, attack_report: AttackReport
) -> None:
    thief = Thief()
    thief.slip_in()
    learned = thief.reads()

    stolen_pin = {"key": thief.signer.public_key().public_bytes_raw().hex(), "epoch": 1, "term": 0}
    pinned.pin_file().write_text(str(stolen_pin).replace("'", '"'))
    thief.slip_in()
    control = thief.reads()

    attack_report("somebody who writes the database", "a public key", learned, control)


def test_after_the_attempt_the_row_is_the_vaults_own_again(vault: RunningVault) -> None:
    Thief().slip_in()

    assert sealing.current_epoch_key() == vault_client.public_key()
    assert SealingEpoch.objects.get().public_key == vault_client.public_key().public_key


def test_with_a_silent_vault_nothing_is_sealed_to_a_key_nobody_signed(vault: RunningVault) -> None:
    believed = sealing.current_epoch_key()
    vault.stop()
    assert sealing.current_epoch_key() == believed  # intake does not wait for the vault
    Thief().slip_in()
    with pytest.raises(VaultUnavailable):
        sealing.current_epoch_key()
    vault.start()


def test_a_key_that_was_signed_once_and_died_since_is_not_believed_again(
    vault: RunningVault,
) -> None:
    """Whoever stole the vault weeks ago holds the seed of that night, and its signed row."""
    old = SealingEpoch.objects.values("number", "public_key", "term", "signature").get()
    sealing.remember_epoch_key(vault_client.begin_turn())
    assert sealing.current_epoch_key().epoch == 2
    SealingEpoch.objects.all().delete()
    SealingEpoch.objects.create(**old)

    assert sealing.current_epoch_key().epoch == 2


def test_another_vault_at_the_socket_is_not_taken_for_ours(vault: RunningVault) -> None:
    told = vault_client.public_key()
    other = Thief()
    text = statement_text(told.epoch, told.term, told.public_key)
    forged = EpochKey(
        told.epoch,
        told.public_key,
        told.term,
        other.signer.public_key().public_bytes_raw(),
        other.signer.sign(text),
    )

    assert sealing.remember_epoch_key(told) == told
    with pytest.raises(VaultNotOurs):
        sealing.remember_epoch_key(forged)
