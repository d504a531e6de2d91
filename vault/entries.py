"""What one line of the log is: sealed, of one length, and noise as soon as its key is dead.

An entry about a case is sealed under the case's own key for the log (keys.handle_of), which goes
when the case is closed and cannot be made again once the case key is dead; any other entry under
the epoch of its day, which dies after seven turns. Each line has a key of its own, which whoever
may read this one entry gets to show: it opens that line in one way only, and no other line.
"""

import base64
import hashlib
import json
import os
from binascii import b2a_base64
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

LINE_BYTES = 336  # with the end of the line
NONCE, READ_KEY, ID, READ, NAME = 16, 16, 32, 112, 48
_ZERO = bytes(12)  # each key seals one text
_TEXT = json.encoder.encode_basestring_ascii


class Entry(NamedTuple):
    """Who did what, in which role, what for. handle: see keys.handle_of, or empty."""

    actor: str
    role: str
    action: str
    handle: str = ""
    purpose: str = ""


class Read(NamedTuple):
    """An entry opened. actor: as it was told, which the key that is shown does not open."""

    actor: str
    role: str
    action: str
    purpose: str
    minute: str


class Sealed(NamedTuple):
    """The parts of a line. id: the hash of the one key that opens it."""

    nonce: bytes
    id: bytes
    read: bytes
    name: bytes


def sealed_lines(entries: Iterable[tuple[Entry, bytes]], minute: str) -> list[bytes]:
    """Entries with the key each is sealed under, as lines."""
    told = list(entries)
    random = os.urandom(NONCE * len(told))
    return [
        _line(entry, key, minute, random[n * NONCE : (n + 1) * NONCE])
        for n, (entry, key) in enumerate(told)
    ]


def _line(entry: Entry, key: bytes, minute: str, nonce: bytes) -> bytes:
    read_key, name_key = _keys(key, nonce)
    body, name = _padded(entry.action, entry.actor, minute, entry.purpose, entry.role)
    sealed = b2a_base64(
        nonce
        + hashlib.sha256(read_key).digest()
        + AESGCM(read_key).encrypt(_ZERO, body, None)
        + (name ^ int.from_bytes(name_key)).to_bytes(NAME),
        newline=False,
    )
    word = b"case" if entry.handle else _what(entry.action)
    return b'{"sealed":"%b","what":"%b"}' % (sealed, word) + _END[len(word)]


_END = {length: b" " * (LINE_BYTES - 324 - length) + b"\n" for length in range(12)}


def _what(action: str) -> bytes:
    """What an entry that is about no case stands for, in a word that anybody may read."""
    if action.endswith("_refused"):
        return b"refused"
    return {"begin_turn": b"keys", "finish_turn": b"keys", "begin_log": b"log"}.get(
        action, b"facts" if action.endswith("_facts") else b"list"
    )


def clear_line(what: str, says: str) -> bytes:
    """An entry that is about nobody and that anybody may read."""
    line = json.dumps({"says": says, "what": what}, separators=(",", ":")).encode()
    return line.ljust(LINE_BYTES - 1) + b"\n"


@lru_cache(maxsize=64)
def _padded(action: str, actor: str, minute: str, purpose: str, role: str) -> tuple[bytes, int]:
    """A round of a hundred has the same words a hundred times."""
    body = (
        f'{{"action":{_TEXT(action)},"minute":{_TEXT(minute)},"purpose":{_TEXT(purpose)},'
        f'"role":{_TEXT(role)}}}'
    ).encode()
    name = actor.encode()
    if len(body) > READ or len(name) > NAME:
        raise ValueError("An entry is longer than any that the vault makes.")
    return body.ljust(READ), int.from_bytes(name.ljust(NAME))


def _keys(key: bytes, nonce: bytes) -> tuple[bytes, bytes]:
    """The key of the line, and as many bytes as a name has, used once to cover it."""
    both = hashlib.blake2b(nonce, key=key, person=b"naast-log").digest()
    return both[:READ_KEY], both[READ_KEY:]


def parts_of(line: bytes) -> Sealed | None:
    """The parts of a sealed line; None for a clear one or for anything else."""
    try:
        blob = base64.b64decode(json.loads(line)["sealed"], validate=True)
    except (ValueError, TypeError, KeyError):
        return None
    if len(blob) != NONCE + ID + READ + 16 + NAME:
        return None
    return Sealed(blob[:16], blob[16:48], blob[48 : 48 + READ + 16], blob[48 + READ + 16 :])


def key_of_line(sealed: Sealed, key: bytes) -> bytes | None:
    """The key that opens this one line, if it was sealed under key."""
    read_key, _name_key = _keys(key, sealed.nonce)
    return read_key if hashlib.sha256(read_key).digest() == sealed.id else None


def read_line(sealed: Sealed, key: bytes) -> Read | None:
    """The entry, if it was sealed under key; also who it was."""
    read_key, name_key = _keys(key, sealed.nonce)
    if hashlib.sha256(read_key).digest() != sealed.id:
        return None
    try:
        told = json.loads(AESGCM(read_key).decrypt(_ZERO, sealed.read, None))
    except InvalidTag:
        return None
    name = (int.from_bytes(sealed.name) ^ int.from_bytes(name_key)).to_bytes(NAME)
    return Read(actor=name.decode().rstrip(), **told)
