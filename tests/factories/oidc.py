"""A provider of OpenID Connect on loopback that signs, or forges, whatever a test wants."""

import base64
import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

CLIENT = "naast"
Forge = Callable[[dict[str, Any]], str]


def an_rsa_key() -> rsa.RSAPrivateKey:
    """A new key, as providers have."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider:
    """Its address, its keys, and what it answers at the next token request."""

    def __init__(self) -> None:
        self.rsa, self.ec = an_rsa_key(), ec.generate_private_key(ec.SECP256R1())
        self.keys: list[dict[str, Any]] = [
            {**RSAAlgorithm.to_jwk(self.rsa.public_key(), as_dict=True), "kid": "one"},
            {**ECAlgorithm.to_jwk(self.ec.public_key(), as_dict=True), "kid": "two"},
        ]
        self.issuer = ""
        self.listed: Any = None  # instead of a list of keys
        self.told: dict[str, Any] = {}
        self.overrides: dict[str, Any] = {}
        self.forge: Forge = self.signed

    def signed(self, claims: dict[str, Any]) -> str:
        """As an honest provider signs."""
        return jwt.encode(claims, self.rsa, "RS256", {"kid": "one"})

    def public_pem(self) -> bytes:
        """The public key as anybody can write it down."""
        return self.rsa.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    def answer(self, path: str) -> Mapping[str, Any]:
        """The JSON of each address."""
        return {
            "/.well-known/openid-configuration": {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "userinfo_endpoint": f"{self.issuer}/userinfo",
                "jwks_uri": f"{self.issuer}/jwks",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
                **self.overrides,
            },
            "/jwks": {"keys": self.keys} if self.listed is None else self.listed,
            "/token": {"access_token": "t", "token_type": "Bearer", "id_token": self.token()},
            "/userinfo": {"sub": self.told.get("sub", "")},
        }[path]

    def token(self) -> str:
        """The word about somebody; empty where the test wants none."""
        return self.forge(dict(self.told)) if self.told else ""

    def tells(self, nonce: str, email: str) -> dict[str, Any]:
        """What an honest provider says about the owner of the address, for one attempt."""
        now = int(time.time())
        self.told = {
            "iss": self.issuer, "aud": CLIENT, "sub": f"sub-of-{email}", "nonce": nonce,
            "iat": now, "exp": now + 300, "email": email, "email_verified": True,
        }  # fmt: skip
        return self.told


@contextmanager
def running_provider() -> Iterator[Provider]:
    """On a free port, until the block ends."""
    provider = Provider()

    class Door(BaseHTTPRequestHandler):
        def _say(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            body = json.dumps(provider.answer(self.path)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = _say

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        provider.issuer = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield provider
        server.shutdown()
        thread.join()


def unsigned(claims: Mapping[str, Any], signature: str = "") -> str:
    """A token with algorithm none, in capitals where a naive list misses them."""
    parts = ({"alg": "none", "typ": "JWT"}, claims)
    encoded = [
        base64.urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=").decode() for p in parts
    ]
    return ".".join([*encoded, signature])
