"""Seals values under a case's key, and case keys to the vault's public epoch key."""

import json
import os
import struct
from typing import Any
from uuid import UUID

import structlog
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from naast.privacy import pinned, vault_client
from naast.privacy.models import SealingEpoch
from naast.privacy.vault_client import EpochKey

logger = structlog.get_logger(__name__)
BLOCK_BYTES = 256
SEALED_V1 = b"\x01"
WRAP_HEADER = struct.Struct(">BBI")  # version, kind, epoch
VERSION, KIND_INTAKE, KIND_REGISTER = 1, 1, 3
MLKEM_BYTES = 1184
SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class SealBroken(Exception):
    """A sealed value was changed, moved or cut, or is opened with the wrong key."""

    def __str__(self) -> str:
        return str(vault_client.SENTENCES["damaged"])


def new_key() -> bytes:
    """A key for one case: 32 random bytes."""
    return AESGCM.generate_key(256)


def seal(key: bytes, value: Any, context: str) -> bytes:
    """AES-256-GCM over padded JSON; only the same key and context open it again.

    context: "case:UUID|cases.Case.profile|v1". Lengths are multiples of 256 bytes (plus 29), so
    that they tell little.
    """
    nonce = os.urandom(12)
    return SEALED_V1 + nonce + AESGCM(key).encrypt(nonce, _padded(value), context.encode())


def unseal(key: bytes, blob: bytes, context: str) -> Any:
    """The value; SealBroken when key, context or bytes are not exactly those of seal()."""
    blob = bytes(blob)
    if blob[:1] != SEALED_V1:
        raise SealBroken
    try:
        padded = AESGCM(key).decrypt(blob[1:13], blob[13:], context.encode())
        length = int.from_bytes(padded[:4])
        return json.loads(padded[4 : 4 + length].decode())
    except (InvalidTag, ValueError) as problem:
        raise SealBroken from problem


def wrap_for_vault(key: bytes, case_id: UUID | str, epoch_key: EpochKey) -> bytes:
    """The case key, readable by the vault only, bound to the case and the epoch."""
    return _to_vault(KIND_INTAKE, "key", key, case_id, epoch_key)


def envelope_for_vault(value: Any, case_id: UUID | str, epoch_key: EpochKey) -> bytes:
    """What the vault's index must know about the case (see vault_client.adopt), padded."""
    return _to_vault(KIND_REGISTER, "register", _padded(value), case_id, epoch_key)


def wrap_epoch(wrap: bytes) -> int:
    """The epoch under which a wrap stands: the nightly turn renews those below the newest."""
    try:
        version, _kind, epoch = WRAP_HEADER.unpack_from(wrap)
    except struct.error as problem:
        raise SealBroken from problem
    if version != VERSION:
        raise SealBroken
    return int(epoch)


def current_epoch_key() -> EpochKey:
    """The remembered public key: intake never waits for the vault, but for its very first key.

    A row that the pinned key did not sign, or of an epoch before the newest seen, is not believed:
    then the vault is asked itself.
    """
    row = SealingEpoch.objects.order_by("-number").first()
    if row is not None:
        kept = EpochKey(row.number, bytes(row.public_key), row.term, signature=bytes(row.signature))
        if pinned.believes(kept):
            return kept
        logger.warning("epoch_key_not_believed")
    return remember_epoch_key(vault_client.public_key())


def remember_epoch_key(epoch_key: EpochKey) -> EpochKey:
    """Store the key that the vault gave over its socket; older ones are no longer used."""
    pinned.pin(epoch_key)
    SealingEpoch.objects.exclude(number=epoch_key.epoch).delete()
    SealingEpoch.objects.update_or_create(
        number=epoch_key.epoch,
        defaults={
            "public_key": epoch_key.public_key,
            "term": epoch_key.term,
            "signature": epoch_key.signature,
        },
    )
    return epoch_key


def _padded(value: Any) -> bytes:
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    framed = struct.pack(">I", len(plain)) + plain
    return framed + bytes(-len(framed) % BLOCK_BYTES)


def _to_vault(
    kind: int, word: str, plain: bytes, case_id: UUID | str, epoch_key: EpochKey
) -> bytes:
    raw = epoch_key.public_key
    public = hpke.MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(raw[:MLKEM_BYTES]),
        X25519PublicKey.from_public_bytes(raw[MLKEM_BYTES:]),
    )
    info = f"naast-vault-v1|{word}|case:{UUID(str(case_id))}|epoch:{epoch_key.epoch}"
    header = WRAP_HEADER.pack(VERSION, kind, epoch_key.epoch)
    return header + SUITE.encrypt(plain, public, info=info.encode())
