"""The secret in the address of somebody's calendar; all that is stored of it is a hash."""

import hashlib


def digest_of(secret: str) -> str:
    """SHA-256 in hex under a name of its own; 256 bits of chance need no slow hash."""
    return hashlib.sha256(f"naast-calendar:{secret}".encode()).hexdigest()
