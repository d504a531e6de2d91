"""The round's keys: one seed that exists on paper only, what is derived from it, who opens it.

Each sheet is a key of its own. For each two of them the seed is encrypted under a key made of both;
these ciphertexts stand in the opening file, which is public. One sheet lacks 256 bits.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from count.encoding import canonical, from_b64, sha256_hex, to_b64
from count.refusal import Refused
from count.sheets import KEY_BYTES, MARK_BYTES, MOST_KEEPERS, Sheet

FORMAT = "naast-opening-1"
LEAST_KEEPERS, NEEDED = 3, 2
NONCE_BYTES, P256_BYTES, HYBRID_BYTES, ED25519_BYTES = 12, 65, 1184 + 32, 32
WRAP_BYTES = NONCE_BYTES + KEY_BYTES + 16
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256
_NAMES = {
    "format", "keepers", "needed", "mark", "p256", "hybrid", "result_key", "wraps", "made_on",
    "rehearsal",
}  # fmt: skip


@dataclass(frozen=True)
class Keys:
    """The private keys of a seed. They live as long as the command runs."""

    seed: bytes = field(repr=False)

    def _derived(self, word: str, length: int) -> bytes:
        info = f"naast-count-1|{word}".encode()
        return HKDF(hashes.SHA256(), length, salt=None, info=info).derive(self.seed)

    @cached_property
    def p256(self) -> ec.EllipticCurvePrivateKey:
        """Opens ballots. 48 bytes, so that the remainder favours no key."""
        number = int.from_bytes(self._derived("p256", 48), "big") % (_ORDER - 1) + 1
        return ec.derive_private_key(number, ec.SECP256R1())

    @cached_property
    def _halves(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        return (
            MLKEM768PrivateKey.from_seed_bytes(self._derived("mlkem768", 64)),
            X25519PrivateKey.from_private_bytes(self._derived("x25519", 32)),
        )

    @cached_property
    def hybrid(self) -> hpke.MLKEM768X25519PrivateKey:
        """Opens what the collector wrapped for rest."""
        return hpke.MLKEM768X25519PrivateKey(*self._halves)

    @cached_property
    def result(self) -> Ed25519PrivateKey:
        """Signs the result."""
        return Ed25519PrivateKey.from_private_bytes(self._derived("result", ED25519_BYTES))

    def public(self) -> dict[str, str]:
        """The three public keys as they stand in the opening file."""
        point = self.p256.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        hybrid = b"".join(half.public_key().public_bytes_raw() for half in self._halves)
        result = self.result.public_key().public_bytes_raw()
        return {"p256": to_b64(point), "hybrid": to_b64(hybrid), "result_key": to_b64(result)}


def new_opening(
    keepers: int, made_on: date, *, rehearsal: bool = False
) -> tuple[dict[str, Any], list[Sheet]]:
    """The opening file and its sheets; the seed is forgotten when this returns."""
    if not LEAST_KEEPERS <= keepers <= MOST_KEEPERS:
        raise Refused("keepers_number", least=LEAST_KEEPERS, most=MOST_KEEPERS)
    seed = os.urandom(KEY_BYTES)
    opening: dict[str, Any] = {
        "format": FORMAT, "keepers": keepers, "needed": NEEDED, **Keys(seed).public(),
        "made_on": made_on.isoformat(), "rehearsal": rehearsal,
    }  # fmt: skip
    opening["mark"] = _mark(opening)
    sheets = [
        Sheet(number, opening["mark"], rehearsal, os.urandom(KEY_BYTES))
        for number in range(1, keepers + 1)
    ]
    bound = _bound(opening)
    opening["wraps"] = [
        [one.number, other.number, to_b64(_wrap(seed, _pair_key(one, other), bound))]
        for one, other in combinations(sheets, 2)
    ]
    return opening, sheets


def read_opening(opening: Any) -> Mapping[str, Any]:
    """The same, looked through; Refused where it is no opening file or was changed."""
    try:
        _look_through(opening)
    except (ValueError, TypeError, KeyError) as problem:
        raise Refused("opening_broken") from problem
    if opening["mark"] != _mark(opening):
        raise Refused("opening_changed")
    return dict(opening)


def open_keys(opening: Mapping[str, Any], sheets: Sequence[Sheet]) -> Keys:
    """The keys that two sheets open; Refused where they do not belong together or here."""
    one, other = sorted(sheets, key=lambda sheet: sheet.number)
    if one.number == other.number:
        raise Refused("sheet_twice")
    if one.rehearsal != other.rehearsal or one.rehearsal != opening["rehearsal"]:
        raise Refused("sheet_rehearsal")
    if one.mark != other.mark:
        raise Refused("sheets_apart")
    if one.mark != opening["mark"]:
        raise Refused("sheets_other_opening", sheets=one.mark, opening=opening["mark"])
    keys = Keys(_unwrap(opening, one, other))
    if any(opening[name] != value for name, value in keys.public().items()):
        raise Refused("opening_changed")
    return keys


def fingerprint(opening: Mapping[str, Any]) -> str:
    """SHA-256 of the whole opening file, in hex: on every sheet, to compare by eye."""
    return sha256_hex(canonical(opening))


def _unwrap(opening: Mapping[str, Any], one: Sheet, other: Sheet) -> bytes:
    wraps = {(low, high): text for low, high, text in opening["wraps"]}
    wrap = from_b64(wraps.get((one.number, other.number), ""))
    try:
        sealed = AESGCM(_pair_key(one, other))
        return sealed.decrypt(wrap[:NONCE_BYTES], wrap[NONCE_BYTES:], _bound(opening))
    except (InvalidTag, ValueError) as problem:
        raise Refused("sheets_do_not_open") from problem


def _wrap(seed: bytes, key: bytes, bound: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, seed, bound)


def _pair_key(one: Sheet, other: Sheet) -> bytes:
    info = f"naast-count-1|sheets {one.number} and {other.number}".encode()
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=info).derive(one.key + other.key)


def _bound(opening: Mapping[str, Any]) -> bytes:
    """All but the ciphertexts themselves: whoever changes a word of it makes them useless."""
    return canonical({name: opening[name] for name in opening if name != "wraps"})


def _mark(opening: Mapping[str, Any]) -> str:
    left_out = {"wraps", "mark"}
    rest = canonical({name: opening[name] for name in opening if name not in left_out})
    return sha256_hex(rest)[: MARK_BYTES * 2]


def _look_through(opening: Any) -> None:
    """ValueError, TypeError or KeyError where something is missing or too much."""
    if set(opening) != _NAMES or opening["format"] != FORMAT:
        raise ValueError("names")
    if opening["needed"] != NEEDED or not LEAST_KEEPERS <= opening["keepers"] <= MOST_KEEPERS:
        raise ValueError("keepers")
    if not isinstance(opening["rehearsal"], bool):
        raise TypeError("rehearsal")
    date.fromisoformat(opening["made_on"])
    lengths = {"p256": P256_BYTES, "hybrid": HYBRID_BYTES, "result_key": ED25519_BYTES}
    for name, length in lengths.items():
        from_b64(opening[name], length)
    pairs = [(low, high) for low, high, text in opening["wraps"] if from_b64(text, WRAP_BYTES)]
    if pairs != list(combinations(range(1, opening["keepers"] + 1), 2)):
        raise ValueError("wraps")
