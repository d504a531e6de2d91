"""One ballot: is it of this round and signed, what does it open to, is that an answer."""

import base64
import hashlib
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric import padding

from count.encoding import from_json
from count.forms import Answer, Form
from count.keys import Keys
from count.manifests import Manifest

TOKEN = b"naast-token-1|"
RANDOM_BYTES, SALT_BYTES, CHECK_SIGNS, LENGTH_BYTES = 32, 48, 12, 2
BALLOT_SUITE = hpke.Suite(hpke.KEM.P256, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
BOX_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
P256_OVERHEAD, HYBRID_OVERHEAD = 65 + 16, 1120 + 16
_PSS = padding.PSS(mgf=padding.MGF1(hashes.SHA384()), salt_length=SALT_BYTES)


class Invalid(Exception):
    """A ballot that says nothing: it is counted as invalid and dropped."""


def ballot_info(mark: bytes) -> bytes:
    """What a ballot is bound to when it is sealed in the browser."""
    return b"naast-ballot-1|" + mark


def box_info(mark: bytes) -> bytes:
    """What the collector's own wrap is bound to."""
    return b"naast-box-1|" + mark


def check_number(message: bytes) -> str:
    """Twelve signs by which somebody finds their ballot back in the result."""
    digest = hashlib.sha256(b"naast-check-1|" + message).digest()
    return base64.b32encode(digest).decode().lower()[:CHECK_SIGNS]


def is_signed(manifest: Manifest, message: bytes, signature: bytes) -> bool:
    """Whether the message is a token of this round, signed by the round's issuer."""
    start, end = RANDOM_BYTES, RANDOM_BYTES + len(TOKEN)
    whole = end + RANDOM_BYTES + len(manifest.round_raw)
    if len(message) != whole or message[start:end] != TOKEN or manifest.issuer_key is None:
        return False
    if message[end + RANDOM_BYTES :] != manifest.round_raw:
        return False
    try:
        manifest.issuer_key.verify(signature, message, _PSS, hashes.SHA384())
    except InvalidSignature:
        return False
    return True


def open_ballot(keys: Keys, manifest: Manifest, wrapped: bytes) -> bytes:
    """The padded answers; Invalid where one of the two seals does not open."""
    try:
        sealed = BOX_SUITE.decrypt(wrapped, keys.hybrid, info=box_info(manifest.mark))
        return bytes(BALLOT_SUITE.decrypt(sealed, keys.p256, info=ballot_info(manifest.mark)))
    except (InvalidTag, ValueError) as problem:
        raise Invalid from problem


def read_answers(form: Form, plain: bytes) -> Mapping[str, Answer]:
    """The answers, each one that the form allows; Invalid otherwise."""
    length = int.from_bytes(plain[:LENGTH_BYTES], "big")
    body, rest = plain[LENGTH_BYTES : LENGTH_BYTES + length], plain[LENGTH_BYTES + length :]
    if len(body) != length or any(rest):
        raise Invalid
    try:
        record = from_json(body)
    except (ValueError, RecursionError) as problem:
        raise Invalid from problem
    if not isinstance(record, dict) or set(record) != {"answers", "form"}:
        raise Invalid
    if record["form"] != form.sha256 or not isinstance(record["answers"], dict):
        raise Invalid
    return _fitting(form, record["answers"])


def _fitting(form: Form, answers: dict[str, Any]) -> Mapping[str, Answer]:
    for name, answer in answers.items():
        if name not in form.items or form.items[name].refuses(answer):
            raise Invalid
    return answers
