"""Second factors of invented people: a code app, a passkey, recovery codes."""

import hashlib
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from naast.access.models import User
from naast.access.recovery_codes import keep_hashes_only
from naast.web.signin.adapters import SecondFactorAdapter


def an_app(user: User, secret: str = "JBSWY3DPEHPK3PXP") -> Authenticator:
    sealed = SecondFactorAdapter().encrypt(secret)
    return Authenticator.objects.create(user=user, type="totp", data={"secret": sealed})


def recovery_codes(user: User) -> list[str]:
    """As if the page had shown them."""
    made = RecoveryCodes.activate(user)
    codes: list[str] = made.get_unused_codes()
    made.mark_as_viewed()
    keep_hashes_only(user, SecondFactorAdapter().encrypt)
    return codes


def a_passkey(user: User, name: str = "My phone") -> Authenticator:
    """A device that was registered on testserver; nobody can sign in with it."""
    data = {"name": name, "credential": _registration()}
    return Authenticator.objects.create(user=user, type="webauthn", data=data)


def _registration() -> dict[str, Any]:
    """What a browser sends when a device is added (WebAuthn level 2, section 6.5)."""
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    device = AttestedCredentialData.create(
        aaguid=bytes(16), credential_id=b"device", public_key=ES256.from_cryptography_key(key)
    )
    seen = AuthenticatorData.create(
        rp_id_hash=hashlib.sha256(b"testserver").digest(),
        flags=AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT,
        counter=0,
        credential_data=device,
    )
    said = CollectedClientData.create(
        type="webauthn.create", challenge=b"challenge", origin="https://testserver"
    )
    return {
        "id": websafe_encode(b"device"),
        "rawId": websafe_encode(b"device"),
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(said),
            "attestationObject": websafe_encode(AttestationObject.create("none", seen, {})),
        },
        "clientExtensionResults": {},
    }
