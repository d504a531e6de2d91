"""What a browser, the issuer and the collector do with an answer, for a rehearsal.

The real ones are elsewhere and in other hands; this writes the same formats from the same contract.
"""

import os
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from count.ballots import (
    BALLOT_SUITE,
    BOX_SUITE,
    LENGTH_BYTES,
    RANDOM_BYTES,
    SALT_BYTES,
    TOKEN,
    ballot_info,
    box_info,
)
from count.encoding import canonical, from_b64
from count.forms import Answer

_MLKEM_BYTES = 1184


def new_message(round_raw: bytes) -> bytes:
    """A token's message with its random beginning, ready to be signed."""
    return os.urandom(RANDOM_BYTES) + TOKEN + os.urandom(RANDOM_BYTES) + round_raw


def sign_message(key: rsa.RSAPrivateKey, message: bytes) -> bytes:
    """What a blind signature is after the browser took the blinding off: plain RSA-PSS."""
    pss = padding.PSS(mgf=padding.MGF1(hashes.SHA384()), salt_length=SALT_BYTES)
    return key.sign(message, pss, hashes.SHA384())


def seal_answers(
    opening: Mapping[str, Any], mark: bytes, form_sha256: str, answers: Mapping[str, Answer],
    ballot_bytes: int,
) -> bytes:  # fmt: skip
    """As the respondent's page seals: one length, whatever was answered."""
    body = canonical({"answers": dict(answers), "form": form_sha256})
    plain = len(body).to_bytes(LENGTH_BYTES, "big") + body
    return seal_plain(opening, mark, plain + bytes(ballot_bytes - len(plain)))


def seal_plain(opening: Mapping[str, Any], mark: bytes, plain: bytes) -> bytes:
    """Any bytes, sealed as a ballot."""
    point = from_b64(opening["p256"])
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    return bytes(BALLOT_SUITE.encrypt(plain, key, info=ballot_info(mark)))


def wrap_ballot(opening: Mapping[str, Any], mark: bytes, ballot: bytes) -> bytes:
    """As the collector wraps a ballot before it rests on its disk."""
    raw = from_b64(opening["hybrid"])
    key = hpke.MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(raw[:_MLKEM_BYTES]),
        X25519PublicKey.from_public_bytes(raw[_MLKEM_BYTES:]),
    )
    return bytes(BOX_SUITE.encrypt(ballot, key, info=box_info(mark)))
