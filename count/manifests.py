"""The round's manifest: agreed on before the first answer. Its SHA-256 is the round's mark."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

from count.encoding import canonical, from_b64, from_base32, from_json
from count.keys import read_opening
from count.refusal import Refused

FORMAT = "naast-round-1"
ROUND_BYTES = 16
RSA_BITS, RSA_EXPONENT = 3072, 65537
LEAST_EVER = 5  # below this many answers no result is made, whatever a manifest says
_MOST_BALLOT_BYTES = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """mark: 32 raw bytes. issuer_key and opening are missing where a round is on paper only."""

    mark: bytes
    round: str
    round_raw: bytes
    hospital: str
    issuer_key: RSAPublicKey | None
    opening: Mapping[str, Any] | None
    form_sha256: str
    ballot_bytes: int
    least_ballots: int

    @property
    def rehearsal(self) -> bool:
        """Whether its keys are those of a rehearsal."""
        return bool(self.opening and self.opening["rehearsal"])


def read_manifest(text: str) -> Manifest:
    """Refused unless it is a manifest in whole, written canonically."""
    try:
        record = from_json(text)
        if record["format"] != FORMAT or canonical(record) != text.encode():
            raise ValueError("format")
        return _manifest(record, hashlib.sha256(text.encode()).digest())
    except (ValueError, TypeError, KeyError, RecursionError, UnsupportedAlgorithm) as problem:
        raise Refused("manifest_broken") from problem


def _manifest(record: Mapping[str, Any], mark: bytes) -> Manifest:
    size = int(record["ballot_bytes"])
    if not 0 < size <= _MOST_BALLOT_BYTES:
        raise ValueError("ballot_bytes")
    opening, key = record.get("opening"), record.get("issuer_key")
    return Manifest(
        mark=mark,
        round=record["round"],
        round_raw=from_base32(record["round"], ROUND_BYTES),
        hospital=str(record["hospital"]),
        issuer_key=_issuer_key(key) if key else None,
        opening=read_opening(opening) if opening else None,
        form_sha256=str(record["form_sha256"]),
        ballot_bytes=size,
        least_ballots=max(LEAST_EVER, int(record["least_ballots"])),
    )


def _issuer_key(text: object) -> RSAPublicKey:
    key = load_der_public_key(from_b64(text))
    if not isinstance(key, RSAPublicKey) or key.key_size != RSA_BITS:
        raise ValueError("issuer key")
    if key.public_numbers().e != RSA_EXPONENT:
        raise ValueError("exponent")
    return key
