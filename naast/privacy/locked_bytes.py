"""Locks a file's content in pieces, as locking locks text: nothing readable in database or backup.

Each piece is bound to its row, its place and how many there are, so that none can be left out,
moved, or taken from another file. Readable is only what is in memory at that moment.
"""

import os
from collections.abc import Iterable, Iterator
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.crypto import salted_hmac

from naast.privacy.sealing import SealBroken

PIECE_BYTES = 256 * 1024
VERSION = b"\x02"
NONCE = 12


def lock_pieces(content: bytes, *, kind: str, row_id: UUID) -> list[bytes]:
    """kind: "calamities.AttachmentPart.content"; row_id: of what the pieces belong to."""
    places = range(0, max(len(content), 1), PIECE_BYTES)
    key = AESGCM(_key(kind, settings.SECRET_KEY))
    return [
        _sealed(
            key, content[place : place + PIECE_BYTES], _bound(kind, row_id, number, len(places))
        )
        for number, place in enumerate(places)
    ]


def unlock_pieces(
    pieces: Iterable[bytes | memoryview], *, count: int, kind: str, row_id: UUID
) -> Iterator[bytes]:
    """One piece at a time, in order; SealBroken where one is missing, changed or moved."""
    number = 0
    for piece in pieces:
        yield _opened(bytes(piece), kind, _bound(kind, row_id, number, count))
        number += 1
    if number != count:
        raise SealBroken


def _sealed(key: AESGCM, plain: bytes, bound: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return VERSION + nonce + key.encrypt(nonce, plain, bound)


def _opened(piece: bytes, kind: str, bound: bytes) -> bytes:
    if piece[:1] != VERSION:
        raise SealBroken
    nonce, sealed = piece[1 : 1 + NONCE], piece[1 + NONCE :]
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return AESGCM(_key(kind, str(secret))).decrypt(nonce, sealed, bound)
        except (InvalidTag, ValueError):
            continue
    raise SealBroken


def _key(kind: str, secret: str) -> bytes:
    salt = "naast.privacy.locked_bytes"
    return salted_hmac(salt, kind, secret=secret, algorithm="sha256").digest()


def _bound(kind: str, row_id: UUID, number: int, count: int) -> bytes:
    return f"row:{row_id}|{kind}|{number}/{count}|v2".encode()
