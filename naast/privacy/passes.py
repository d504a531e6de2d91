"""Passes for anonymous answers, tags of a round, and signatures of the keepers' files.

A pass is known to whoever holds it; the issuer keeps its hash, Naast keeps nothing of it.
"""

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

PASS_BYTES, KEY_BYTES, CODE_BYTES = 16, 32, 16


def new_pass() -> bytes:
    """16 random bytes."""
    return os.urandom(PASS_BYTES)


def new_code() -> bytes:
    """16 random bytes that name a round."""
    return os.urandom(CODE_BYTES)


def new_tag_key() -> bytes:
    """The key of a round's tags; it dies with them."""
    return os.urandom(KEY_BYTES)


def tag_of(key: bytes, supporter: str) -> str:
    """Another name of a supporter, in this round only."""
    return hmac.new(key, supporter.encode(), hashlib.sha256).hexdigest()


def is_signed(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the holder of the key (Ed25519) signed the message."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
