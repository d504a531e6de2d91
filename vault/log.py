"""The log of openings: one line an entry, each bound to the one before, on disk before any reply.

A line cut off by a crash was never answered and is removed at the start. Any other change breaks
the chain; whoever kept an older signed head can prove that the log was cut or rewritten.
"""

import fcntl
import hashlib
import json
import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from vault.refusal import LogUnwritable, WillNotStart

BEGINNING = "0" * 64
_TEXT = json.encoder.encode_basestring_ascii


class LogBroken(Exception):
    """The log is not the one that the head speaks of; the message says where."""


class Entry(NamedTuple):
    """Who did what, in which role, what for. handle: see keys.handle_of, or empty."""

    actor: str
    role: str
    action: str
    handle: str = ""
    purpose: str = ""

    def line(self, number: int, minute: str, previous: str) -> bytes:
        """The bytes of _canonical(), several times faster: a round writes a hundred."""
        return (
            f'{{"action":{_TEXT(self.action)},"actor":{_TEXT(self.actor)},'
            f'"handle":{_TEXT(self.handle)},"minute":{_TEXT(minute)},"previous":"{previous}",'
            f'"purpose":{_TEXT(self.purpose)},"role":{_TEXT(self.role)},"seq":{number}}}\n'
        ).encode()


class Log:
    """The file of entries, open for one vault only."""

    def __init__(
        self, path: Path, seen: Callable[[Mapping[str, Any]], None] = lambda entry: None
    ) -> None:
        self.path = path
        self.starts = array("Q")  # where each entry begins in the file
        self.hash = BEGINNING
        self.sick = False
        self.file = lock_log(path)
        try:
            self.end = self._load(seen)
        except BaseException:
            os.close(self.file)
            raise

    def _load(self, seen: Callable[[Mapping[str, Any]], None]) -> int:
        """Check the whole chain and repair a torn last line. Returns the length in bytes."""
        end = 0
        with self.path.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    os.ftruncate(self.file, end)
                    os.fsync(self.file)
                    break
                seen(self._checked(line))
                self.starts.append(end)
                self.hash = _hash(line)
                end += len(line)
        return end

    def _checked(self, line: bytes) -> Mapping[str, Any]:
        try:
            entry = json.loads(line)
        except ValueError:
            entry = {}
        if entry.get("seq") != self.size or entry.get("previous") != self.hash:
            raise WillNotStart(
                f"The log of openings was changed at entry {self.size}. Keep a copy, find out by "
                "whom, then start with a fresh log: python -m vault fresh-log --dir FOLDER"
            )
        return entry  # type: ignore[no-any-return]

    @property
    def size(self) -> int:
        """How many entries there are."""
        return len(self.starts)

    def hash_at(self, size: int) -> str | None:
        """The hash when there were so many entries; None if there never were."""
        if size == self.size:
            return self.hash
        return str(self.read(size, 1)[0]["previous"]) if 0 <= size < self.size else None

    def append(self, minute: str, entries: Iterable[Entry]) -> list[int]:
        """Write the entries with one fsync. Their numbers; LogUnwritable when not on disk."""
        starts, lines, last, end = [], [], self.hash, self.end
        for number, entry in enumerate(entries, self.size):
            line = entry.line(number, minute, last)
            starts.append(end)
            lines.append(line)
            last, end = _hash(line), end + len(line)
        if lines:
            self._write(b"".join(lines))
        first = self.size
        self.starts.extend(starts)
        self.hash, self.end = last, end
        return list(range(first, self.size))

    def _write(self, data: bytes) -> None:
        """After a failed fsync nobody knows what is on disk: the log stays shut until a start."""
        if self.sick:
            raise LogUnwritable
        try:
            if os.write(self.file, data) != len(data):
                raise OSError("The disk is full.")
        except OSError as problem:
            os.ftruncate(self.file, self.end)
            raise LogUnwritable from problem
        try:
            os.fsync(self.file)
        except OSError as problem:
            self.sick = True
            raise LogUnwritable from problem

    def read(self, start: int, count: int) -> list[dict[str, Any]]:
        """Entries from number start."""
        if not 0 <= start < self.size or count < 1:
            return []
        stop = min(start + count, self.size)
        end = self.starts[stop] if stop < self.size else self.end
        data = os.pread(self.file, end - self.starts[start], self.starts[start])
        return [json.loads(line) for line in data.splitlines()]

    def close(self) -> None:
        """Let go of the file."""
        os.close(self.file)


def lock_log(path: Path) -> int:
    """Open the file for this vault alone."""
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        os.close(file)
        raise WillNotStart("Another vault already works in this folder.") from problem
    return file


def signed_head(key: Ed25519PrivateKey, size: int, last: str) -> dict[str, Any]:
    """The head that others keep: size, hash of the last entry, public key, signature."""
    public = key.public_key().public_bytes_raw().hex()
    signature = key.sign(_head_text(size, last)).hex()
    return {"size": size, "hash": last, "key": public, "signature": signature}


def verify(
    entries: Iterable[Mapping[str, Any]], head: Mapping[str, Any], key: str | None = None
) -> None:
    """LogBroken unless the entries, from the first on, contain exactly what the head signed.

    A log that has grown since is fine: an old head proves its own part. key: the public key that
    you trust (hex); without it the head's own is believed.
    """
    if key is not None and head["key"] != key:
        raise LogBroken("The head is signed with another key.")
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(head["key"]))
        text = _head_text(head["size"], head["hash"])
        public.verify(bytes.fromhex(head["signature"]), text)
    except (InvalidSignature, ValueError) as problem:
        raise LogBroken("The signature of the head is wrong.") from problem
    number, signed = 0, BEGINNING
    for number, last in chain(entries):
        signed = last if number == head["size"] else signed
    if number < head["size"]:
        raise LogBroken(f"{head['size'] - number} entries that were signed are gone.")
    if signed != head["hash"]:
        raise LogBroken("An entry was changed after the signature.")


def chain(entries: Iterable[Mapping[str, Any]]) -> Iterator[tuple[int, str]]:
    """After each entry how many there are and the hash so far; LogBroken where one does not fit."""
    last = BEGINNING
    for number, entry in enumerate(entries):
        if entry.get("seq") != number or entry.get("previous") != last:
            raise LogBroken(f"The chain is broken at entry {number}.")
        last = _hash(_canonical(entry))
        yield number + 1, last


def _canonical(entry: Mapping[str, Any]) -> bytes:
    """Canonical JSON of an entry read back: sorted names, no spaces, ASCII."""
    return json.dumps(entry, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def _head_text(size: int, last: str) -> bytes:
    return f"naast-vault-log-v1\n{size}\n{last}\n".encode()
