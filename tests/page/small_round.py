"""An issuer and a collector of the standard library, as small as the page needs, on loopback."""

import base64
import hashlib
import json
import secrets
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

PAGE = Path("collector/page")
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self' {issuer}; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
PSS = padding.PSS(mgf=padding.MGF1(hashes.SHA384()), salt_length=48)
SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def to_b64(raw: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def from_b64(text: str) -> bytes:
    """The bytes again."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def base32(raw: bytes) -> str:
    """Lower case, without padding."""
    return base64.b32encode(raw).decode().lower().rstrip("=")


def canonical(content: Any) -> bytes:
    """JSON in the one way of writing that can be hashed."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def check_number(message: bytes) -> str:
    """By which somebody finds that an answer is in."""
    return base32(hashlib.sha256(b"naast-check-1|" + message).digest())[:12]


@dataclass
class Asked:
    """One request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class SmallRound:
    """One round with its keys, what came in, and what should go wrong next."""

    form: bytes
    key: rsa.RSAPrivateKey
    opening_key: ec.EllipticCurvePrivateKey
    raw_id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    passes: dict[bytes, bytes | None] = field(default_factory=dict)
    ballots: dict[bytes, bytes] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    lose_answers: int = 0
    answer_with: int = 0
    issuer: str = ""
    collector: str = ""

    @property
    def id(self) -> str:
        """As it stands in addresses."""
        return base32(self.raw_id)

    def manifest(self) -> bytes:
        """As evaluation writes it."""
        point = self.opening_key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        spki = self.key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        opening = {
            "format": "naast-opening-1",
            "keepers": 3,
            "needed": 2,
            "mark": "0" * 8,
            "p256": to_b64(point),
            "hybrid": to_b64(bytes(1216)),
            "result_key": to_b64(bytes(32)),
            "wraps": [[one, two, to_b64(bytes(60))] for one, two in ((1, 2), (1, 3), (2, 3))],
            "made_on": "2026-11-23",
            "rehearsal": False,
        }
        return canonical(
            {
                "format": "naast-round-1",
                "round": self.id,
                "hospital": "Meander Hospital (invented)",
                "issuer_key": to_b64(spki),
                "issuer": self.issuer,
                "collector": self.collector,
                "opening": opening,
                "form_sha256": hashlib.sha256(self.form).hexdigest(),
                "ballot_bytes": 2048,
                "least_ballots": 10,
                "least_supporters": 3,
                "opened": "2026-11",
            }
        )

    @property
    def mark(self) -> str:
        """The hash that stands on every pass."""
        return hashlib.sha256(self.manifest()).hexdigest()

    def new_pass(self) -> str:
        """A pass that the issuer knows."""
        raw = secrets.token_bytes(16)
        self.passes[hashlib.sha256(raw).digest()] = None
        return base32(raw)

    def link(self, one_pass: str, mark: str | None = None) -> str:
        """What a card's QR code says."""
        return f"{self.collector}/r/{self.id}#{one_pass}.{mark or self.mark}"

    def opened(self) -> list[dict[str, Any]]:
        """What was answered, as those who count would read it."""
        info = b"naast-ballot-1|" + bytes.fromhex(self.mark)
        plain = [SUITE.decrypt(one, self.opening_key, info) for one in self.ballots.values()]
        return [json.loads(one[2 : 2 + int.from_bytes(one[:2])]) for one in plain]

    def sign(self, content: dict[str, str]) -> tuple[int, dict[str, str]]:
        """The issuer. Its exponentiation is for tests: Python's pow leaks by its time."""
        raw = content["pass"] + "=" * (-len(content["pass"]) % 8)
        known = hashlib.sha256(base64.b32decode(raw.upper())).digest()
        blinded = from_b64(content["blinded"])
        if known not in self.passes:
            return 403, {}
        if self.passes[known] not in (None, blinded):
            return 409, {}
        self.passes[known] = blinded
        numbers = self.key.private_numbers()
        signed = pow(int.from_bytes(blinded), numbers.d, numbers.public_numbers.n)
        return 200, {"signature": to_b64(signed.to_bytes(384))}

    def take(self, content: dict[str, str]) -> tuple[int, dict[str, str]]:
        """The collector."""
        message, ballot = from_b64(content["message"]), from_b64(content["ballot"])
        try:
            self.key.public_key().verify(
                from_b64(content["signature"]), message, PSS, hashes.SHA384()
            )
        except InvalidSignature:
            return 403, {}
        if message[-16:] != self.raw_id:
            return 403, {}
        if self.ballots.setdefault(message, ballot) != ballot:
            return 409, {}
        return 200, {}

    def is_in(self, check: str) -> bool:
        """Whether a ballot has this check number."""
        return check in map(check_number, self.ballots)


def serve(of: SmallRound) -> list[ThreadingHTTPServer]:
    """Issuer and collector on ports of their own; sets their addresses."""
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), handler(of, at)) for at in range(2)]
    of.issuer, of.collector = (f"http://localhost:{one.server_address[1]}" for one in servers)
    for one in servers:
        threading.Thread(target=one.serve_forever, daemon=True).start()
    return servers


def handler(of: SmallRound, is_collector: int) -> type[BaseHTTPRequestHandler]:
    """What answers for one of the two."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

        def note(self) -> bytes:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            of.asked.append(Asked(self.command, self.path, dict(self.headers), body))
            return body

        def answer(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("Referrer-Policy", "no-referrer")
            if is_collector:
                self.send_header("Content-Security-Policy", POLICY.format(issuer=of.issuer))
            else:
                self.send_header("Access-Control-Allow-Origin", of.collector)
                self.send_header("Access-Control-Allow-Headers", "content-type")
            self.end_headers()
            self.wfile.write(body)

        def do_OPTIONS(self) -> None:
            self.note()
            self.answer(204, "text/plain", b"")

        def do_GET(self) -> None:
            self.note()
            where = f"/r/{of.id}"
            known = {where: PAGE / "index.html"} | {
                f"/page/{one.name}": one for one in PAGE.iterdir() if one.is_file()
            }
            if self.path == f"{where}/manifest.json":
                self.answer(200, KINDS[".json"], of.manifest())
            elif self.path == f"{where}/form.json":
                self.answer(200, KINDS[".json"], of.form)
            elif self.path in known and is_collector:
                found = known[self.path]
                self.answer(200, KINDS[found.suffix], found.read_bytes())
            else:
                self.answer(404, "text/plain", b"")

        def do_POST(self) -> None:
            content = json.loads(self.note())
            word = self.path.rpartition("/")[2]
            if of.answer_with:
                status, said = of.answer_with, {}
            elif word == "check":
                status, said = 200, {"in": of.is_in(content["check"])}
            else:
                status, said = of.take(content) if is_collector else of.sign(content)
            if of.lose_answers:
                of.lose_answers -= 1
                self.close_connection = True
                self.connection.close()
                return
            self.answer(status, KINDS[".json"], canonical(said))

    return Handler
