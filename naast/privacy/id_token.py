"""Believes what the hospital's sign-in says about somebody only if it is signed for us, and now.

OpenID Connect Core 1.0, section 3.1.3.7, without its exception for answers that came straight from
the provider; algorithms and keys as RFC 8725 asks.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import jwt
from django.utils.crypto import constant_time_compare

# Which kind of key an algorithm takes. None with a shared secret: a public key can never be one.
KEY_OF_ALGORITHM: Mapping[str, str] = {
    "RS256": "RSA", "RS384": "RSA", "RS512": "RSA",
    "PS256": "RSA", "PS384": "RSA", "PS512": "RSA",
    "ES256": "EC", "ES384": "EC", "ES512": "EC",
    "EdDSA": "OKP",
}  # fmt: skip
LEEWAY_SECONDS = 30
_MUST_SAY = ("iss", "sub", "aud", "exp", "iat", "nonce")

Key = Mapping[str, Any]


class TokenRefused(Exception):
    """The word that the provider gave about somebody is not to be believed."""


def claims_of(
    token: str, *, keys: Sequence[Key], issuer: str, client_id: str, nonce: str
) -> dict[str, Any]:
    """What the token says. keys: the provider's own, as JSON Web Keys; nonce: that of this attempt.

    Addresses of keys and keys inside the token are not looked at. Raises TokenRefused.
    """
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            key=_key_for(jwt.get_unverified_header(token), keys),
            algorithms=list(KEY_OF_ALGORITHM),
            options={"require": list(_MUST_SAY), "enforce_minimum_key_length": True},
            issuer=issuer,
            audience=client_id,
            leeway=LEEWAY_SECONDS,
        )
    except (jwt.PyJWTError, ValueError, TypeError) as refused:
        raise TokenRefused(type(refused).__name__) from refused
    if not constant_time_compare(str(claims["nonce"]), nonce):
        raise TokenRefused("another attempt's nonce")
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if several else client_id) != client_id:
        raise TokenRefused("made for another program")
    return claims


def _key_for(header: Mapping[str, Any], keys: Sequence[Key]) -> jwt.PyJWK:
    """The one key of the provider that the header means, bound to the header's algorithm."""
    algorithm = str(header.get("alg"))
    if algorithm not in KEY_OF_ALGORITHM:
        raise TokenRefused("not an algorithm that we take")
    fitting = [key for key in keys if _fits(key, algorithm, header.get("kid"))]
    if len(fitting) != 1:
        raise TokenRefused("none of the provider's keys")
    return jwt.PyJWK(dict(fitting[0]), algorithm)


def _fits(key: Key, algorithm: str, kid: object) -> bool:
    return (
        key.get("kty") == KEY_OF_ALGORITHM[algorithm]
        and key.get("alg", algorithm) == algorithm
        and key.get("use", "sig") == "sig"
        and (kid is None or key.get("kid") == kid)
    )
