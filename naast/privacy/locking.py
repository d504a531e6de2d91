"""Locks text of work that has no case of its own: under a key made from the installation's secret.

Whoever has the database or a backup, and not NAAST_SECRET_KEY, reads nothing. The vault is not
asked: this is for records of work, never for support of a colleague.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from naast.privacy.sealing import SealBroken, seal, unseal


def lock(value: Any, *, kind: str, row_id: UUID) -> bytes:
    """kind: "calamities.CalamityFile.summary"; only the same kind and row open it again."""
    return seal(_key(kind, settings.SECRET_KEY), value, _context(kind, row_id))


def unlock(blob: bytes | memoryview, *, kind: str, row_id: UUID) -> Any:
    """The value, also under an earlier secret that is still listed; SealBroken otherwise."""
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return unseal(_key(kind, str(secret)), bytes(blob), _context(kind, row_id))
        except SealBroken:
            continue
    raise SealBroken


def is_locked_now(blob: bytes | memoryview, *, kind: str, row_id: UUID) -> bool:
    """Under the secret of today, and not under an earlier one."""
    try:
        unseal(_key(kind, settings.SECRET_KEY), bytes(blob), _context(kind, row_id))
    except SealBroken:
        return False
    return True


def _key(kind: str, secret: str) -> bytes:
    return salted_hmac("naast.privacy.locking", kind, secret=secret, algorithm="sha256").digest()


def _context(kind: str, row_id: UUID) -> str:
    return f"row:{row_id}|{kind}|v1"
