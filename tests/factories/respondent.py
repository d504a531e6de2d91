"""A respondent in Python: the client's half of RFC 9474 and the sealing of a ballot.

Written beside the browser's page, for tests that need many answers without a browser. Plain
integers: this half holds no key worth a side channel.
"""

import base64
import hashlib
import json
import os
import secrets
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, RSAPublicNumbers
from cryptography.hazmat.primitives.serialization import load_der_public_key

SUITE = hpke.Suite(hpke.KEM.P256, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
SALT_BYTES = 48
HASH_BYTES = 48  # SHA-384


def b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def b64_bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def b32(raw: bytes) -> str:
    return base64.b32encode(raw).decode().lower().rstrip("=")


def b32_bytes(text: str) -> bytes:
    return base64.b32decode(text.upper() + "=" * (-len(text) % 8))


def new_name() -> str:
    """Of a round or a pass: 16 random bytes, as people see them."""
    return b32(os.urandom(16))


def pass_hash(secret: str) -> str:
    return hashlib.sha256(b32_bytes(secret)).hexdigest()


def emsa_pss(message: bytes, bits: int, salt: bytes) -> int:
    """EMSA-PSS-ENCODE with SHA-384 (RFC 8017, section 9.1.1)."""
    length = (bits + 7) // 8
    digest = hashlib.sha384(bytes(8) + hashlib.sha384(message).digest() + salt).digest()
    block = bytes(length - len(salt) - HASH_BYTES - 2) + b"\x01" + salt
    mask = mgf1(digest, len(block))
    masked = bytearray(left ^ right for left, right in zip(block, mask, strict=True))
    masked[0] &= 0xFF >> (8 * length - bits)
    return int.from_bytes(bytes(masked) + digest + b"\xbc", "big")


def mgf1(seed: bytes, length: int) -> bytes:
    parts = (hashlib.sha384(seed + n.to_bytes(4, "big")).digest() for n in range(length))
    out = b""
    while len(out) < length:
        out += next(parts)
    return out[:length]


@cache
def issuer_numbers(key: str) -> RSAPublicNumbers:
    loaded = load_der_public_key(b64_bytes(key))
    assert isinstance(loaded, RSAPublicKey)
    return loaded.public_numbers()


@dataclass
class Token:
    """Blind(), then finalize() with what the issuer gave."""

    round_id: str
    key: RSAPublicNumbers
    prepared: bytes = b""
    factor: int = 0
    encoded: int = 0

    def __post_init__(self) -> None:
        message = b"naast-token-1|" + os.urandom(32) + b32_bytes(self.round_id)
        self.prepared = self.prepared or os.urandom(32) + message
        salt, bits = os.urandom(SALT_BYTES), self.key.n.bit_length() - 1
        self.encoded = emsa_pss(self.prepared, bits, salt)
        self.factor = secrets.randbelow(self.key.n - 2) + 2

    @property
    def blinded(self) -> bytes:
        value = self.encoded * pow(self.factor, self.key.e, self.key.n) % self.key.n
        return value.to_bytes(self.key.n.bit_length() // 8, "big")

    def finalize(self, signature: bytes) -> bytes:
        """ValueError where the issuer signed with another key."""
        value = int.from_bytes(signature, "big") * pow(self.factor, -1, self.key.n) % self.key.n
        if pow(value, self.key.e, self.key.n) != self.encoded:
            raise ValueError("not the key of the manifest")
        return value.to_bytes(self.key.n.bit_length() // 8, "big")

    @property
    def check(self) -> str:
        return b32(hashlib.sha256(b"naast-check-1|" + self.prepared).digest())[:12]


@dataclass
class Respondent:
    """Somebody with a pass and the manifest's exact text."""

    manifest: str
    secret: str = field(default_factory=new_name)

    def __post_init__(self) -> None:
        self.told: dict[str, Any] = json.loads(self.manifest)
        self.round_id: str = self.told["round"]
        self.mark = hashlib.sha256(self.manifest.encode()).digest()
        self.token = Token(self.round_id, issuer_numbers(self.told["issuer_key"]))

    @property
    def request(self) -> dict[str, str]:
        """For the issuer."""
        return {"pass": self.secret, "blinded": b64(self.token.blinded)}

    def seal(self, answers: dict[str, Any]) -> bytes:
        """The answers, as long as all others."""
        text = json.dumps({"answers": answers, "form": self.told["form_sha256"]}).encode()
        plain = (len(text).to_bytes(2, "big") + text).ljust(self.told["ballot_bytes"], b"\0")
        point = b64_bytes(self.told["opening"]["p256"])
        key = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
        return SUITE.encrypt(plain, key, info=b"naast-ballot-1|" + self.mark)

    def ballot(self, signature: bytes, answers: dict[str, Any]) -> dict[str, str]:
        """For the collector. signature: what the issuer gave."""
        finished = self.token.finalize(signature)
        parts = {"message": self.token.prepared, "signature": finished}
        return {name: b64(raw) for name, raw in (parts | {"ballot": self.seal(answers)}).items()}
