"""Locks a file's content in pieces, as locking locks text: nothing readable in database or backup.

Each piece holds to what it belongs, its place and how many there are, so that none can be left out,
moved, or taken from another file. Readable is only what is in memory at that moment.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from uuid import UUID, uuid4

from naast.privacy.locking import lock, unlock
from naast.privacy.sealing import SealBroken

PIECE_BYTES = 256 * 1024


def lock_pieces(content: bytes, *, kind: str, row_id: UUID) -> list[tuple[UUID, bytes]]:
    """The id of each piece's own row, and what is stored in it. row_id: of the whole."""
    places = range(0, max(len(content), 1), PIECE_BYTES)
    return [
        _locked(content[place : place + PIECE_BYTES], kind, [str(row_id), number, len(places)])
        for number, place in enumerate(places)
    ]


def unlock_pieces(
    pieces: Iterable[tuple[UUID, bytes | memoryview]], *, count: int, kind: str, row_id: UUID
) -> Iterator[bytes]:
    """One piece at a time, in order; SealBroken where one is missing, changed or moved."""
    number = 0
    for piece_id, blob in pieces:
        *bound, words = unlock(blob, kind=kind, row_id=piece_id)
        if bound != [str(row_id), number, count]:
            raise SealBroken
        yield b64decode(words)
        number += 1
    if number != count:
        raise SealBroken


def _locked(piece: bytes, kind: str, bound: list[object]) -> tuple[UUID, bytes]:
    piece_id = uuid4()
    return piece_id, lock([*bound, b64encode(piece).decode()], kind=kind, row_id=piece_id)
