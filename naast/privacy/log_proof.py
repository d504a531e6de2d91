"""Checks what the vault's log promises, for anybody: heads, files, proofs. Needs no installation.

Written apart from the vault's own tree, from RFC 6962 (section 2.1) and RFC 9162 (2.1.3 and 2.1.4),
so that a mistake in one shows in the other. Only the standard library and cryptography.
"""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

ORIGIN = "naast-vault-log-v2"
NONCE, ID, READ = 16, 32, 128  # bytes of a sealed line, then the name's cover


class ProofBroken(Exception):
    """Something is not as it was signed. reason: a short word; who asks has the sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def fingerprint(key: str) -> str:
    """32 hex digits of the SHA-256 of a public key (hex)."""
    return hashlib.sha256(bytes.fromhex(key)).hexdigest()[:32]


def in_fours(digits: str) -> str:
    """As people read it aloud: 1a2b 3c4d ..."""
    return " ".join(digits[n : n + 4] for n in range(0, len(digits), 4))


def check_head(head: Mapping[str, Any], trusted: str) -> None:
    """ProofBroken unless the key with this fingerprint signed the head."""
    try:
        if fingerprint(head["key"]) != "".join(trusted.split()).lower():
            raise ProofBroken("other_key")
        root = base64.b64encode(_hash(head["root"])).decode()
        parts = (ORIGIN, int(head["size"]), root, f"day {head['day']}")
        text = "".join(f"{part}\n" for part in (*parts, f"key {fingerprint(head['key'])}"))
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(head["key"]))
        public.verify(bytes.fromhex(head["signature"]), text.encode())
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise ProofBroken("no_head") from problem
    except InvalidSignature as problem:
        raise ProofBroken("signature") from problem


def check_lines(lines: Sequence[bytes], head: Mapping[str, Any]) -> None:
    """ProofBroken unless the first lines are those that the head signed; more may follow."""
    size = int(head["size"])
    if len(lines) < size:
        raise ProofBroken("too_short")
    if root(lines[:size]) != _hash(head["root"]):
        raise ProofBroken("changed")


def check_growth(old: Mapping[str, Any], new: Mapping[str, Any], path: Sequence[str]) -> None:
    """ProofBroken unless the path shows that the log of the old head was only added to."""
    parts = [_hash(part) for part in path]
    sizes = int(old["size"]), int(new["size"])
    if not is_consistent(*sizes, _hash(old["root"]), _hash(new["root"]), parts):
        raise ProofBroken("not_grown")


def check_entry(proof: Mapping[str, Any], head: Mapping[str, Any]) -> None:
    """ProofBroken unless the line of the proof stands at its place in the log of the head."""
    try:
        leaf = _leaf(proof["line"].encode() + b"\n")
        parts = [_hash(part) for part in proof["path"]]
        index, size = int(proof["entry"]), int(head["size"])
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise ProofBroken("no_proof") from problem
    if not is_included(leaf, index, size, parts, _hash(head["root"])):
        raise ProofBroken("not_included")


def says(proof: Mapping[str, Any]) -> dict[str, str]:
    """What the sealed line says, opened with the key of the proof; one key opens it, in one way."""
    try:
        blob = base64.b64decode(json.loads(proof["line"])["sealed"], validate=True)
        key = bytes.fromhex(proof["opens"])
        if hashlib.sha256(key).digest() != blob[NONCE : NONCE + ID]:
            raise ProofBroken("other_line")
        read = blob[NONCE + ID : NONCE + ID + READ]
        told = json.loads(AESGCM(key).decrypt(bytes(12), read, None))
        return {name: str(told[name]) for name in ("action", "minute", "purpose", "role")}
    except (KeyError, TypeError, ValueError, InvalidTag) as problem:
        raise ProofBroken("other_line") from problem


def root(lines: Sequence[bytes]) -> bytes:
    """The root over the lines: a stack of subtrees, each twice as large as the next."""
    stack: list[tuple[int, bytes]] = []
    for line in lines:
        stack.append((1, _leaf(line)))
        while len(stack) > 1 and stack[-1][0] == stack[-2][0]:
            count, right = stack.pop()
            stack[-1] = (2 * count, _node(stack[-1][1], right))
    if not stack:
        return hashlib.sha256(b"").digest()
    found = stack.pop()[1]
    while stack:
        found = _node(stack.pop()[1], found)
    return found


def is_included(leaf: bytes, index: int, size: int, path: Sequence[bytes], wanted: bytes) -> bool:
    """RFC 9162, 2.1.3.2."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for part in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = _node(part, found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = _node(found, part)
        place, last = place >> 1, last >> 1
    return last == 0 and found == wanted


def is_consistent(old: int, new: int, before: bytes, now: bytes, path: Sequence[bytes]) -> bool:
    """RFC 9162, 2.1.4.2; nothing is consistent with every log, and needs no path."""
    if not 0 <= old <= new:
        return False
    if old in (0, new):
        empty = hashlib.sha256(b"").digest()
        return not path and before == (now if old == new else empty)
    parts = list(path) if old & (old - 1) else [before, *path]
    if not parts:
        return False
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    was = found = parts[0]
    for part in parts[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            was, found = _node(part, was), _node(part, found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = _node(found, part)
        place, last = place >> 1, last >> 1
    return last == 0 and was == before and found == now


def _leaf(line: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + line).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _hash(text: str) -> bytes:
    found = bytes.fromhex(text)
    if len(found) != 32:
        raise ProofBroken("no_proof")
    return found
