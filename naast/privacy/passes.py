"""Passes for anonymous answers, tags of a round, and signatures of the keepers' files.

A pass is known to whoever holds it; the issuer keeps its hash, Naast keeps nothing of it.
"""

import hashlib
import hmac
import os
from datetime import timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.signing import BadSignature, TimestampSigner

PASS_BYTES, KEY_BYTES, CODE_BYTES = 16, 32, 16
OFFERED_FOR = timedelta(days=1)


def new_pass() -> bytes:
    """16 random bytes."""
    return os.urandom(PASS_BYTES)


def offered(value: bytes, about: str) -> str:
    """A pass that waits in a form, signed for one case: pressed twice, it is the same pass."""
    return _signer(about).sign(value.hex())


def pass_offered(text: str, about: str) -> bytes | None:
    """The pass of such a form; None for anything else, and after a day."""
    try:
        return bytes.fromhex(_signer(about).unsign(text, max_age=OFFERED_FOR))
    except (BadSignature, ValueError):
        return None


def _signer(about: str) -> TimestampSigner:
    return TimestampSigner(salt=f"naast.pass.{about}")


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
