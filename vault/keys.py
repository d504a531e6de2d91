"""Epoch keys and what is made with them: wraps of case keys, registers, handles and tags.

From the 32 random bytes of an epoch HKDF makes a key for wraps (AES-256-GCM), a private key for
intake (HPKE, ML-KEM-768 with X25519) and a key for tombstones. When the seed dies, all three die.
"""

import hmac
import json
import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

KEY_BYTES = 32
NONCE_BYTES = 12
HEADER = struct.Struct(">BBI")  # version, kind, epoch
VERSION = 1
KIND_INTAKE, KIND_WRAP, KIND_REGISTER = 1, 2, 3
SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class Broken(Exception):
    """A wrap or register does not open: changed, moved, cut, or its epoch is gone."""


@dataclass(frozen=True)
class Epoch:
    """One epoch and the keys that come from its seed."""

    number: int
    seed: bytes

    def _derived(self, word: str, length: int) -> bytes:
        info = f"naast-vault-v1|{word}".encode()
        return HKDFExpand(hashes.SHA256(), length, info).derive(self.seed)

    @cached_property
    def wrap_key(self) -> AESGCM:
        """Seals case keys while they live in the web's database."""
        return AESGCM(self._derived("wrap", KEY_BYTES))

    @cached_property
    def log_key(self) -> bytes:
        """Seals entries of the log that are about no case."""
        return self._derived("log", KEY_BYTES)

    @cached_property
    def _halves(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        return (
            MLKEM768PrivateKey.from_seed_bytes(self._derived("mlkem768", 64)),
            X25519PrivateKey.from_private_bytes(self._derived("x25519", 32)),
        )

    @cached_property
    def intake_key(self) -> hpke.MLKEM768X25519PrivateKey:
        """Opens what intake sealed while the vault was perhaps away."""
        return hpke.MLKEM768X25519PrivateKey(*self._halves)

    @cached_property
    def public_key(self) -> bytes:
        """1184 bytes ML-KEM-768, then 32 bytes X25519."""
        return b"".join(half.public_key().public_bytes_raw() for half in self._halves)

    def tombstone(self, case_id: str) -> bytes:
        """The mark of a closed case: cannot be recomputed once the epoch is dead."""
        return hmac.digest(self._derived("tombstone", KEY_BYTES), case_id.encode(), "sha256")


def new_seed() -> bytes:
    """The 32 random bytes of an epoch."""
    return os.urandom(KEY_BYTES)


def make_wrap(epoch: Epoch, case_id: str, key: bytes, *, bound: bool = True) -> bytes:
    """The case key under the epoch key, bound to case and epoch."""
    nonce = os.urandom(NONCE_BYTES)
    sealed = epoch.wrap_key.encrypt(nonce, key, _wrap_aad(epoch.number, case_id, bound))
    return HEADER.pack(VERSION, KIND_WRAP, epoch.number) + nonce + sealed


def open_wrap(
    epochs: Mapping[int, Epoch], case_id: str, wrap: bytes, *, bound: bool = True
) -> bytes:
    """The case key out of an intake wrap or a wrap under an epoch key; Broken otherwise."""
    kind, epoch, body = _parts(epochs, wrap)
    try:
        if kind == KIND_INTAKE:
            key = SUITE.decrypt(body, epoch.intake_key, info=_info("key", case_id, epoch.number))
        elif kind == KIND_WRAP:
            aad = _wrap_aad(epoch.number, case_id, bound)
            key = epoch.wrap_key.decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], aad)
        else:
            raise Broken
    except (InvalidTag, ValueError) as problem:
        raise Broken from problem
    if len(key) != KEY_BYTES:
        raise Broken
    return key


def open_register(epochs: Mapping[int, Epoch], case_id: str, envelope: bytes) -> dict[str, Any]:
    """What intake tells the index: JSON behind a length, padded."""
    kind, epoch, body = _parts(epochs, envelope)
    if kind != KIND_REGISTER:
        raise Broken
    try:
        info = _info("register", case_id, epoch.number)
        padded = SUITE.decrypt(body, epoch.intake_key, info=info)
        (length,) = struct.unpack_from(">I", padded)
        register = json.loads(padded[4 : 4 + length])
    except (InvalidTag, ValueError, struct.error) as problem:
        raise Broken from problem
    if not isinstance(register, dict):
        raise Broken
    return register


def anybody_could_make(wrap: bytes) -> bool:
    """Sealed to the public key, so that it may hold another key than the case's. The other kind is
    made by the vault alone, only of the case's own key, and bound to the case."""
    return wrap[1] == KIND_INTAKE


def epoch_of(wrap: bytes) -> int:
    """The number that it says; 0 where it is too short to say one."""
    return int(HEADER.unpack_from(wrap)[2]) if len(wrap) >= HEADER.size else 0


def handle_of(case_key: bytes) -> str:
    """How the log names a case: noise as soon as the case key is gone."""
    return hmac.digest(case_key, b"audit", "sha256").hex()


def tag(index_key: bytes, kind: str, value: str) -> bytes:
    """How the index names a person, an incident or a return code."""
    return hmac.digest(index_key, f"{kind}:{value}".encode(), "sha256")


def _parts(epochs: Mapping[int, Epoch], blob: bytes) -> tuple[int, Epoch, bytes]:
    if len(blob) <= HEADER.size + NONCE_BYTES:
        raise Broken
    version, kind, number = HEADER.unpack_from(blob)
    if version != VERSION or number not in epochs:
        raise Broken
    return kind, epochs[number], blob[HEADER.size :]


def _wrap_aad(number: int, case_id: str, bound: bool) -> bytes:
    return f"case:{case_id}|epoch:{number}".encode() if bound else b""


def _info(word: str, case_id: str, number: int) -> bytes:
    return f"naast-vault-v1|{word}|case:{case_id}|epoch:{number}".encode()
