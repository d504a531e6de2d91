"""A round as its manifest says: the signing key that is accepted, the keys ballots are sealed to.

The manifest's SHA-256, its mark, stands on every pass; the exact bytes are kept and served.
"""

import base64
import hashlib
import json
import re
from typing import Any, NamedTuple

from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

KEY_BITS, EXPONENT = 3072, 65537
MLKEM_BYTES, X25519_BYTES = 1184, 32
LONGEST_BALLOT = 8_192
ROUND = re.compile(r"[a-z2-7]{26}\Z", re.ASCII)
ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?\Z", re.ASCII)
B64 = re.compile(r"[A-Za-z0-9_-]*\Z", re.ASCII)


class Round(NamedTuple):
    """mark: SHA-256 of the manifest; raw: the 16 bytes of the round's name."""

    name: str
    raw: bytes
    mark: bytes
    issuer: str
    issuer_key: RSAPublicKey
    box_key: hpke.MLKEM768X25519PublicKey
    ballot_bytes: int
    least_ballots: int


def read_manifest(manifest: str, form: str) -> Round:
    """ValueError for one that cannot be used, or whose form is another."""
    try:
        told = json.loads(manifest)
        opening = told["opening"]
        if told["format"] != "naast-round-1" or opening["format"] != "naast-opening-1":
            raise ValueError("another format")
        if told["form_sha256"] != hashlib.sha256(form.encode()).hexdigest():
            raise ValueError("another form")
        json.loads(form)
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), plain_bytes(opening["p256"]))
        return Round(
            name=told["round"],
            raw=round_bytes(told["round"]),
            mark=hashlib.sha256(manifest.encode()).digest(),
            issuer=_origin(told["issuer"]),
            issuer_key=_issuer_key(plain_bytes(told["issuer_key"])),
            box_key=_box_key(plain_bytes(opening["hybrid"])),
            ballot_bytes=_whole(told["ballot_bytes"], 256, LONGEST_BALLOT),
            least_ballots=_whole(told["least_ballots"], 1, 1_000_000),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise ValueError("not a manifest") from problem


def round_bytes(name: object) -> bytes:
    """The 16 bytes; ValueError for a name written another way."""
    if not isinstance(name, str) or not ROUND.match(name):
        raise ValueError("not a round")
    raw = base64.b32decode(name.upper() + "======")
    if base64.b32encode(raw).decode().lower().rstrip("=") != name:
        raise ValueError("not a round")
    return raw


def plain_bytes(text: object) -> bytes:
    """base64url without padding, written in the one way that there is."""
    if not isinstance(text, str) or not B64.match(text):
        raise ValueError("not base64url")
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if base64.urlsafe_b64encode(raw).decode().rstrip("=") != text:
        raise ValueError("not base64url")
    return raw


def _origin(told: Any) -> str:
    """It goes into a header, so nothing else may stand in it."""
    if not isinstance(told, str) or not ORIGIN.match(told):
        raise ValueError("not an origin")
    return told


def _issuer_key(der: bytes) -> RSAPublicKey:
    key = load_der_public_key(der)
    if not isinstance(key, RSAPublicKey) or key.key_size != KEY_BITS:
        raise ValueError("not a key of ours")
    if key.public_numbers().e != EXPONENT:
        raise ValueError("not a key of ours")
    return key


def _box_key(raw: bytes) -> hpke.MLKEM768X25519PublicKey:
    if len(raw) != MLKEM_BYTES + X25519_BYTES:
        raise ValueError("not a key of ours")
    return hpke.MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(raw[:MLKEM_BYTES]),
        X25519PublicKey.from_public_bytes(raw[MLKEM_BYTES:]),
    )


def _whole(told: Any, low: int, high: int) -> int:
    if type(told) is not int or not low <= told <= high:
        raise ValueError("not a number of ours")
    return told
