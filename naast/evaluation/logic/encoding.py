"""How the files of a round write bytes and JSON, so that everybody computes the same hash."""

import base64
import hashlib
import json
from typing import Any


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces; what is hashed is its UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(text: str | bytes) -> str:
    """Lower-case hex."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def b64(value: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


def from_b64(text: str) -> bytes:
    """ValueError unless it is exactly what b64 writes."""
    value = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if b64(value) != text:
        raise ValueError("Not base64url.")
    return value


def b32(value: bytes) -> str:
    """RFC 4648, lower case, without padding: 26 characters for 16 bytes."""
    return base64.b32encode(value).decode().rstrip("=").lower()
