"""What the vault takes apart: wraps and registers that were cut, moved or given another face."""

import os
import struct
from collections.abc import Callable
from uuid import uuid4

import pytest

from vault import keys
from vault.keys import HEADER, KIND_INTAKE, KIND_REGISTER, KIND_WRAP, NONCE_BYTES, Broken, Epoch

CASE = str(uuid4())
EPOCH = Epoch(3, bytes(range(32)))
EPOCHS = {3: EPOCH}
KEY = bytes(32)


def to_intake(word: str, plain: bytes, kind: int) -> bytes:
    info = keys._info(word, CASE, EPOCH.number)
    sealed = keys.SUITE.encrypt(plain, EPOCH.intake_key.public_key(), info=info)
    return HEADER.pack(keys.VERSION, kind, EPOCH.number) + sealed


def register(body: bytes) -> bytes:
    return to_intake("register", struct.pack(">I", len(body)) + body, KIND_REGISTER)


def headed(blob: bytes, *, version: int = keys.VERSION, kind: int = KIND_WRAP) -> bytes:
    return HEADER.pack(version, kind, EPOCH.number) + blob[HEADER.size :]


def test_both_kinds_of_wrap_give_the_key_and_say_who_could_have_made_them() -> None:
    intake, own = to_intake("key", KEY, KIND_INTAKE), keys.make_wrap(EPOCH, CASE, KEY)

    assert [keys.open_wrap(EPOCHS, CASE, wrap) for wrap in (intake, own)] == [KEY, KEY]
    assert [keys.anybody_could_make(wrap) for wrap in (intake, own)] == [True, False]


@pytest.mark.parametrize(
    "change",
    [
        lambda wrap: headed(wrap, version=2),
        lambda wrap: headed(wrap, kind=KIND_REGISTER),
        lambda wrap: headed(wrap, kind=9),
        lambda wrap: HEADER.pack(keys.VERSION, KIND_WRAP, 4) + wrap[HEADER.size :],
        lambda wrap: wrap[: HEADER.size + NONCE_BYTES],
        lambda wrap: wrap[:3],
        lambda wrap: b"",
        lambda wrap: wrap[:-1] + bytes([wrap[-1] ^ 1]),
    ],
)
def test_a_wrap_that_was_changed_or_cut_is_broken(change: Callable[[bytes], bytes]) -> None:
    wrap = keys.make_wrap(EPOCH, CASE, KEY)

    assert keys.open_wrap(EPOCHS, CASE, wrap) == KEY
    with pytest.raises(Broken):
        keys.open_wrap(EPOCHS, CASE, change(wrap))


def test_a_wrap_opens_for_its_own_case_only_because_it_is_bound_to_it() -> None:
    other = str(uuid4())
    free = keys.make_wrap(EPOCH, CASE, KEY, bound=False)

    with pytest.raises(Broken):
        keys.open_wrap(EPOCHS, other, keys.make_wrap(EPOCH, CASE, KEY))
    assert keys.open_wrap(EPOCHS, other, free, bound=False) == KEY


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_another_length_is_broken(length: int) -> None:
    for wrap in (
        to_intake("key", os.urandom(length), KIND_INTAKE),
        keys.make_wrap(EPOCH, CASE, os.urandom(length)),
    ):
        with pytest.raises(Broken):
            keys.open_wrap(EPOCHS, CASE, wrap)


def test_a_register_is_an_object_under_its_own_kind() -> None:
    sealed = register(b'{"person": null}')

    assert keys.open_register(EPOCHS, CASE, sealed) == {"person": None}
    for bad in (headed(sealed, kind=KIND_INTAKE), register(b"[]"), register(b"x"), sealed[:30]):
        with pytest.raises(Broken):
            keys.open_register(EPOCHS, CASE, bad)


def test_a_wrap_says_its_epoch_from_its_head_on_and_what_is_shorter_says_nought() -> None:
    head = HEADER.pack(keys.VERSION, KIND_WRAP, 258)

    assert [keys.epoch_of(blob) for blob in (head, head + b"x", head[:-1], b"")] == [258, 258, 0, 0]
