"""Signed heads of the log, and whether a log is the one that a head speaks of.

What is signed is a checkpoint as C2SP tlog-checkpoint describes it: origin, size, root, then lines
of our own. Witnesses can sign the same bytes; who reads a head passes over what it does not know.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from vault.merkle import Tree, leaf_hash

ORIGIN = "naast-vault-log-v2"


class LogBroken(Exception):
    """The log is not the one that the head speaks of; the message says where."""


def fingerprint(public: bytes) -> str:
    """How people compare the public key: 32 hex digits of its SHA-256."""
    return hashlib.sha256(public).hexdigest()[:32]


def signed_head(key: Ed25519PrivateKey, size: int, root: str, day: str) -> dict[str, Any]:
    """The head that others keep. day: on which it was signed, YYYY-MM-DD."""
    public = key.public_key().public_bytes_raw()
    head = {"origin": ORIGIN, "size": size, "root": root, "day": day, "key": public.hex()}
    return {**head, "signature": key.sign(head_text(head)).hex()}


def head_text(head: Mapping[str, Any]) -> bytes:
    """The bytes that are signed."""
    root = base64.b64encode(bytes.fromhex(head["root"])).decode()
    key = fingerprint(bytes.fromhex(head["key"]))
    return f"{ORIGIN}\n{head['size']:d}\n{root}\nday {head['day']}\nkey {key}\n".encode()


def verify(lines: Iterable[bytes], head: Mapping[str, Any], key: str | None = None) -> None:
    """LogBroken unless the lines, from the first on, are exactly what the head signed.

    A log that has grown since is fine: an old head proves its own part. key: the public key that
    you trust (hex); without it the head's own is believed.
    """
    if key is not None and head["key"] != key:
        raise LogBroken("The head is signed with another key.")
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(head["key"]))
        public.verify(bytes.fromhex(head["signature"]), head_text(head))
    except (InvalidSignature, ValueError) as problem:
        raise LogBroken("The signature of the head is wrong.") from problem
    leaves: list[bytes] = []
    tree = Tree(lambda start, stop: leaves[start:stop])
    for line in lines:
        leaves.append(leaf_hash(line))
        tree.append(leaves[-1])
    if tree.size < head["size"]:
        raise LogBroken(f"{head['size'] - tree.size} entries that were signed are gone.")
    if tree.root(head["size"]).hex() != head["root"]:
        raise LogBroken("An entry was changed after the signature.")
