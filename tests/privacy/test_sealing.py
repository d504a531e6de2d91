"""Sealed values: what opens, what does not, and what lengths tell."""

from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naast.privacy import sealing, vault_client
from naast.privacy.models import SealingEpoch
from naast.privacy.sealing import SealBroken
from naast.privacy.vault_client import EpochKey
from tests.factories.vault import RunningVault

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@settings(max_examples=50)
@given(JSON)
def test_what_was_sealed_opens_to_the_same_value(value: object) -> None:
    key = sealing.new_key()
    assert sealing.unseal(key, sealing.seal(key, value, "here"), "here") == value


@given(JSON, st.data())
def test_no_changed_byte_goes_unseen(value: object, data: st.DataObject) -> None:
    key = sealing.new_key()
    blob = bytearray(sealing.seal(key, value, "here"))
    blob[data.draw(st.integers(0, len(blob) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealBroken):
        sealing.unseal(key, bytes(blob), "here")


@given(JSON, st.data())
def test_no_cut_goes_unseen(value: object, data: st.DataObject) -> None:
    key = sealing.new_key()
    blob = sealing.seal(key, value, "here")
    with pytest.raises(SealBroken):
        sealing.unseal(key, blob[: data.draw(st.integers(0, len(blob) - 1))], "here")


def test_a_value_moved_to_another_field_is_refused() -> None:
    key = sealing.new_key()
    blob = sealing.seal(key, "An", "case:1|cases.Case.identity|v1")
    assert sealing.unseal(key, blob, "case:1|cases.Case.identity|v1") == "An"
    with pytest.raises(SealBroken):
        sealing.unseal(key, blob, "case:1|cases.Case.wishes|v1")


def test_another_key_opens_nothing() -> None:
    blob = sealing.seal(sealing.new_key(), "An", "here")
    with pytest.raises(SealBroken):
        sealing.unseal(sealing.new_key(), blob, "here")


def test_plain_text_put_in_place_is_never_returned_as_if_it_were_opened() -> None:
    with pytest.raises(SealBroken):
        sealing.unseal(sealing.new_key(), b'"An de Vries"', "here")


def test_short_names_and_long_names_seal_to_the_same_length() -> None:
    key = sealing.new_key()
    lengths = {len(sealing.seal(key, name, "here")) for name in ("An", "A" * 200, "é" * 100)}
    assert lengths == {sealing.BLOCK_BYTES + 29}


def test_the_message_of_a_broken_seal_is_a_sentence_without_data() -> None:
    assert str(SealBroken()).endswith("Please tell the steward.")


@pytest.mark.django_db
def test_intake_uses_the_remembered_key_while_the_vault_is_away(vault: RunningVault) -> None:
    vault.stop()
    key = sealing.current_epoch_key()
    assert sealing.wrap_epoch(sealing.wrap_for_vault(sealing.new_key(), uuid4(), key)) == 1
    vault.start()


@pytest.mark.django_db
def test_only_the_newest_remembered_key_is_used(vault: RunningVault) -> None:
    sealing.remember_epoch_key(vault_client.begin_turn())
    assert sealing.current_epoch_key() == vault_client.public_key()
    assert list(SealingEpoch.objects.values_list("number", flat=True)) == [2]


@pytest.mark.django_db
def test_the_very_first_key_is_asked_of_the_vault(vault: RunningVault) -> None:
    SealingEpoch.objects.all().delete()
    assert sealing.current_epoch_key() == vault_client.public_key()
    assert SealingEpoch.objects.count() == 1


def test_what_is_no_wrap_has_no_epoch() -> None:
    for broken in (b"", b"\x01\x02", b"\x07\x01\x00\x00\x00\x01rest"):
        with pytest.raises(SealBroken):
            sealing.wrap_epoch(broken)


def test_a_wrap_for_the_vault_opens_for_nobody_with_the_public_key_only() -> None:
    from vault.keys import Broken, Epoch, new_seed, open_wrap

    epoch, case_id, key = Epoch(1, new_seed()), str(uuid4()), sealing.new_key()
    wrap = sealing.wrap_for_vault(key, case_id, EpochKey(1, epoch.public_key))
    assert open_wrap({1: epoch}, case_id, wrap) == key
    with pytest.raises(Broken):
        open_wrap({1: Epoch(1, new_seed())}, case_id, wrap)
