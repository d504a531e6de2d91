"""One ballot: read strictly, its token verified, sealed once more for the years it lies here."""

import base64
import hashlib
import json
import re
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric import padding

from collector.manifest import Round, plain_bytes

TOKEN = b"naast-token-1|"
SALT_BYTES, NONCE_BYTES, ROUND_BYTES, SIGNATURE_BYTES = 32, 32, 16, 384
MESSAGE_BYTES = SALT_BYTES + len(TOKEN) + NONCE_BYTES + ROUND_BYTES
SEAL_BYTES = 65 + 16  # a point of P-256 and the tag of AES-GCM
CHECK = re.compile(r"[a-z2-7]{12}\Z", re.ASCII)
SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
PSS = padding.PSS(padding.MGF1(hashes.SHA384()), 48)  # RFC 9474: RSABSSA-SHA384-PSS


class BadToken(Exception):
    """The signature is not the issuer's for this round."""


class Sent(NamedTuple):
    """What came. ballot: sealed in the browser."""

    message: bytes
    signature: bytes
    ballot: bytes


class Kept(NamedTuple):
    """What stays. key: SHA-256 whose first letters are the check number; digest: of the ballot as
    it came, so that the same one sent again is known."""

    key: bytes
    message: bytes
    signature: bytes
    digest: bytes
    wrapped: bytes


def read_ballot(body: bytes, of: Round) -> Sent:
    """ValueError for anything but the three values in their lengths."""
    told = json.loads(body)
    if not isinstance(told, dict) or told.keys() != {"message", "signature", "ballot"}:
        raise ValueError("not a ballot")
    sent = Sent(*(plain_bytes(told[name]) for name in Sent._fields))
    lengths = (MESSAGE_BYTES, SIGNATURE_BYTES, of.ballot_bytes + SEAL_BYTES)
    if tuple(map(len, sent)) != lengths:
        raise ValueError("not a ballot")
    return sent


def keep(sent: Sent, of: Round) -> Kept:
    """BadToken unless the issuer signed this message for this round."""
    verify(sent, of)
    wrapped = SUITE.encrypt(sent.ballot, of.box_key, info=b"naast-box-1|" + of.mark)
    key, digest = check_key(sent.message), hashlib.sha256(sent.ballot).digest()
    return Kept(key, sent.message, sent.signature, digest, wrapped)


def verify(sent: Sent, of: Round) -> None:
    """RSASSA-PSS-VERIFY under the one key of the round."""
    said = sent.message[SALT_BYTES:]
    if not said.startswith(TOKEN) or not said.endswith(of.raw):
        raise BadToken
    try:
        of.issuer_key.verify(sent.signature, sent.message, PSS, hashes.SHA384())
    except InvalidSignature:
        raise BadToken from None


def check_key(message: bytes) -> bytes:
    """The row's key. Its first 60 bits, written as 12 letters, are the check number."""
    return hashlib.sha256(b"naast-check-1|" + message).digest()


def read_check(body: bytes) -> tuple[bytes, bytes]:
    """The first and the last key with this check number; ValueError for what is none."""
    told = json.loads(body)
    if not isinstance(told, dict) or told.keys() != {"check"}:
        raise ValueError("not a check number")
    letters = told["check"]
    if not isinstance(letters, str) or not CHECK.match(letters):
        raise ValueError("not a check number")
    low = base64.b32decode(letters.upper() + "A===")  # 60 bits, and 5 that are nothing
    low = low[:7] + bytes([low[7] & 0xF0])
    return low + bytes(24), low[:7] + bytes([low[7] | 0x0F]) + b"\xff" * 24
