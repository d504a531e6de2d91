"""Secrets of sign-in apps, sealed under a key made from NAAST_SECRET_KEY."""

import base64

from django.conf import settings
from django.utils.crypto import salted_hmac

from naast.privacy.sealing import SealBroken, seal, unseal

_CONTEXT = "mfa.Authenticator.data|v1"


def sealed_factor(text: str) -> str:
    """As it stands in the table."""
    return base64.b64encode(seal(_key(settings.SECRET_KEY), text, _CONTEXT)).decode()


def opened_factor(sealed: str) -> str:
    """The secret back, also under an earlier key that is still listed; SealBroken otherwise."""
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return str(unseal(_key(secret), base64.b64decode(sealed), _CONTEXT))
        except SealBroken:
            continue
    raise SealBroken


def is_sealed_now(sealed: str) -> bool:
    """Under the key of today."""
    try:
        unseal(_key(settings.SECRET_KEY), base64.b64decode(sealed), _CONTEXT)
    except SealBroken:
        return False
    return True


def _key(secret: str) -> bytes:
    return salted_hmac("naast.signin.second_factor", "", secret=secret, algorithm="sha256").digest()
