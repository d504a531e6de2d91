"""The vault's root: 32 bytes that exist on paper only. The vault keeps the public half.

Each of the three sheets is a key of its own. For each two of them the root is encrypted under a key
made of both; these three ciphertexts are part of the public half and travel with all that is sealed
to it, so two sheets open it and nothing else is needed.

What the vault sends to its replica is sealed to the root: nobody who holds the replica reads it
without two sheets. The root wraps the state of now, which replaces the one before; a key that died
is in no state any more, so no sheet brings it back.
"""

import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from vault.core import Core
from vault.entries import Entry
from vault.keys import NONCE_BYTES, SUITE, Epoch
from vault.refusal import Refused
from vault.sheets import MARK_BYTES, NUMBERS, Mistyped, Sheet

ROOT_BYTES, MLKEM_BYTES, X25519_BYTES = 32, 1184, 32
KEYS_BYTES = MLKEM_BYTES + X25519_BYTES  # of the public half; the ciphertexts for two sheets follow
WRAP_BYTES = NONCE_BYTES + ROOT_BYTES + 16
PAIRS = tuple(combinations(NUMBERS, 2))
STATE, DRILL = b"naast-vault-v1|state", b"naast-vault-v1|drill"


class NotOurRoot(Exception):
    """What is sealed to another root, or was changed."""


@dataclass(frozen=True)
class TwoSheets:
    """What two sheets of one printing open: the numbers, and the key made of both."""

    numbers: tuple[int, int]
    key: bytes


def root_key(root: bytes) -> Epoch:
    """The key pair of the root, in the form of an epoch's."""
    return Epoch(0, hmac.digest(root, b"naast-root-v1", "sha256"))


def new_root() -> tuple[bytes, list[Sheet]]:
    """The public half, and the three sheets; the root itself is forgotten when this returns."""
    root, mark = os.urandom(ROOT_BYTES), os.urandom(MARK_BYTES)
    sheets = [Sheet(number, os.urandom(ROOT_BYTES), mark) for number in NUMBERS]
    public = root_key(root).public_key
    wraps = [_wrap(root, two_sheets(pair), public) for pair in combinations(sheets, 2)]
    return public + b"".join(wraps), sheets


def two_sheets(sheets: Sequence[Sheet]) -> TwoSheets:
    """The key of two sheets, in whichever order; Mistyped where they do not belong together."""
    one, other = sorted(sheets, key=lambda sheet: sheet.number)
    if one.number == other.number:
        raise Mistyped("That is the same sheet twice. Type another of the three.")
    if one.mark != other.mark:
        raise Mistyped("These two sheets are not of the same printing.")
    info = f"naast-root-v1|{one.number}|{other.number}".encode()
    key = HKDF(hashes.SHA256(), 32, salt=None, info=info).derive(one.share + other.share)
    return TwoSheets((one.number, other.number), key)


def seal_to_root(public: bytes, plain: bytes, info: bytes) -> bytes:
    """Only two sheets open it. It carries the public half, and so the ciphertexts of the root."""
    key = hpke.MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(public[:MLKEM_BYTES]),
        X25519PublicKey.from_public_bytes(public[MLKEM_BYTES:KEYS_BYTES]),
    )
    return public + bytes(SUITE.encrypt(plain, key, info=info))


def open_with_sheets(two: TwoSheets, sealed: bytes, info: bytes) -> bytes:
    """NotOurRoot when it was sealed to another, or changed."""
    body = sealed[KEYS_BYTES + len(PAIRS) * WRAP_BYTES :]
    try:
        return bytes(SUITE.decrypt(body, root_key(root_of(two, sealed)).intake_key, info=info))
    except (InvalidTag, ValueError) as problem:
        raise NotOurRoot from problem


def root_of(two: TwoSheets, public: bytes) -> bytes:
    """The root, out of the public half or what begins with it; InvalidTag where it is another's."""
    start = KEYS_BYTES + PAIRS.index(two.numbers) * WRAP_BYTES
    wrap = public[start : start + WRAP_BYTES]
    return AESGCM(two.key).decrypt(wrap[:NONCE_BYTES], wrap[NONCE_BYTES:], public[:KEYS_BYTES])


def _wrap(root: bytes, two: TwoSheets, public: bytes) -> bytes:
    """The root under the key of two sheets, bound to the public half."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(two.key).encrypt(nonce, root, public)


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
