"""Ballots: sealed when they are cast, opened all together with a key that dies with the round.

The secret half of a round's key lies in a parcel, so only the vault gives it, once, to whoever
counts. A ballot is as long as every other, and holds neither who cast it nor when.
"""

import json
import os
from collections.abc import Iterable, Sequence
from random import SystemRandom
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from naast.privacy.sealing import MLKEM_BYTES, SUITE, SealBroken

SEED_BYTES, X25519_BYTES = 64, 32
BALLOT_BYTES = 256


def new_ballot_key() -> tuple[bytes, bytes]:
    """secret (96 bytes) and public (1216 bytes, as an epoch's) of one round."""
    secret = os.urandom(SEED_BYTES + X25519_BYTES)
    public = b"".join(half.public_key().public_bytes_raw() for half in _halves(secret))
    return secret, public


def seal_ballot(public: bytes, names: Sequence[UUID], round_id: UUID) -> bytes:
    """The same length whatever it says. Does not wait for the vault."""
    plain = json.dumps([str(one) for one in names]).encode()
    if len(plain) > BALLOT_BYTES:
        raise ValueError("A ballot holds only a few names.")
    key = hpke.MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(public[:MLKEM_BYTES]),
        X25519PublicKey.from_public_bytes(public[MLKEM_BYTES:]),
    )
    return SUITE.encrypt(plain.ljust(BALLOT_BYTES), key, info=_info(round_id))


def open_ballots(secret: bytes, ballots: Iterable[bytes], round_id: UUID) -> list[list[UUID]]:
    """All of them, shuffled; SealBroken if one was changed or is of another round."""
    key = hpke.MLKEM768X25519PrivateKey(*_halves(secret))
    try:
        opened = [
            [UUID(one) for one in json.loads(SUITE.decrypt(bytes(blob), key, info=_info(round_id)))]
            for blob in ballots
        ]
    except (InvalidTag, ValueError) as problem:
        raise SealBroken from problem
    SystemRandom().shuffle(opened)
    return opened


def _halves(secret: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    return (
        MLKEM768PrivateKey.from_seed_bytes(secret[:SEED_BYTES]),
        X25519PrivateKey.from_private_bytes(secret[SEED_BYTES:]),
    )


def _info(round_id: UUID) -> bytes:
    return f"naast-ballot-v1|round:{round_id}".encode()
