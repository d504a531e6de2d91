"""The vault's root: 32 bytes that exist on paper only. The vault keeps the public half.

What the vault sends to its replica is sealed to the root: nobody who holds the replica reads it
without two sheets. The root wraps the state of now, which replaces the one before; a key that died
is in no state any more, so no sheet brings it back.
"""

import hashlib
import hmac
import os
from collections.abc import Sequence
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from vault.core import Core
from vault.entries import Entry
from vault.keys import SUITE, Epoch
from vault.refusal import Refused
from vault.shamir import combine, split
from vault.sheets import MARK_BYTES, Mistyped, Sheet

ROOT_BYTES, MLKEM_BYTES = 32, 1184
STATE, DRILL = b"naast-vault-v1|state", b"naast-vault-v1|drill"


class NotOurRoot(Exception):
    """What is sealed to another root, or was changed."""


def root_key(root: bytes) -> Epoch:
    """The key pair of the root, in the form of an epoch's."""
    return Epoch(0, hmac.digest(root, b"naast-root-v1", "sha256"))


def new_root() -> tuple[bytes, list[Sheet]]:
    """The public half, and the three sheets; the root itself is forgotten when this returns."""
    root = os.urandom(ROOT_BYTES)
    sheets = [Sheet(number, share, _mark(root)) for number, share in split(root).items()]
    return root_key(root).public_key, sheets


def root_of(sheets: Sequence[Sheet]) -> bytes:
    """The root out of two sheets of one printing; Mistyped where they do not belong together."""
    one, other = sheets
    if one.number == other.number:
        raise Mistyped("That is the same sheet twice. Type another of the three.")
    root = combine({sheet.number: sheet.share for sheet in sheets})
    if one.mark != other.mark or _mark(root) != one.mark:
        raise Mistyped("These two sheets are not of the same printing.")
    return root


def seal_to_root(public: bytes, plain: bytes, info: bytes) -> bytes:
    """Only two sheets open it."""
    key = hpke.MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(public[:MLKEM_BYTES]),
        X25519PublicKey.from_public_bytes(public[MLKEM_BYTES:]),
    )
    return bytes(SUITE.encrypt(plain, key, info=info))


def open_with_root(root: bytes, sealed: bytes, info: bytes) -> bytes:
    """NotOurRoot when it was sealed to another."""
    try:
        return bytes(SUITE.decrypt(sealed, root_key(root).intake_key, info=info))
    except (InvalidTag, ValueError) as problem:
        raise NotOurRoot from problem


def drill_question(core: Core) -> bytes:
    """Something only two sheets answer."""
    public = core.store.meta("root_public")
    if public is None:
        raise Refused("no_root")
    core.drill = os.urandom(ROOT_BYTES)
    return seal_to_root(public, core.drill, DRILL)


def drill_answer(core: Core, *, reply: bytes) -> str:
    """The sheets still work: enter it, and remember the day. Nothing is replaced."""
    asked, core.drill = core.drill, b""
    if not asked or not hmac.compare_digest(asked, reply):
        raise Refused("not_allowed")
    core.enter(Entry("system:clock", "system", "drill_held"))
    with core.store.change():
        core.store.set_meta("drilled", core.today())
        core.keep_head()
    return core.today()


def safety(core: Core) -> dict[str, Any]:
    """How the vault would be recovered: sheets printed, last drill, replica."""
    return {
        "sheets": core.store.meta("root_public") is not None,
        "drilled": core.store.meta("drilled", ""),
        "replica": core.store.meta("replica", ""),
        "term": core.store.meta("term", 0),
    }


def _mark(root: bytes) -> bytes:
    return hashlib.sha256(b"naast-root-mark" + root).digest()[:MARK_BYTES]
