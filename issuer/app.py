"""The issuer's one door: POST /r/ROUND/token. Nothing is kept of a request but what signing needs.

Every answer has one length and the same headers. A fault is told by its kind only, never its data.
"""

import base64
import json
import re
import sys
from typing import NamedTuple

from issuer.core import Issuer, Refused
from issuer.signing import NotBlinded

LONGEST_BODY = 2_048
ANSWER_BYTES = len(json.dumps({"signature": "x" * 512}))
ROUND = re.compile(r"[a-z2-7]{26}\Z", re.ASCII)
BLINDED = re.compile(r"[A-Za-z0-9_-]{512}\Z", re.ASCII)
TOKEN = re.compile(r"/r/([a-z2-7]{26})/token\Z", re.ASCII)
LENGTH = re.compile(r"[0-9]{1,9}\Z", re.ASCII)
STATUS = {
    "ok": 200,
    "malformed": 400,
    "unknown": 403,
    "nothing": 404,
    "other": 409,
    "closed": 410,
    "large": 413,
    "type": 415,
    "failed": 500,
}


class Head(NamedTuple):
    """What we look at of a request before its body; everything else is never read."""

    method: str
    path: str
    content_type: str = ""
    length: str = ""
    origin: str | None = None


class Answer(NamedTuple):
    """As it leaves."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


class Application:
    """collector_origin: the only page whose script may read the answers."""

    def __init__(self, issuer: Issuer, collector_origin: str) -> None:
        self.issuer = issuer
        self.origin = collector_origin
        self.headers = [
            ("content-type", "application/json"),
            ("content-length", str(ANSWER_BYTES)),
            ("cache-control", "no-store"),
            ("access-control-allow-origin", collector_origin),
            ("access-control-allow-methods", "POST"),
            ("access-control-allow-headers", "content-type"),
            ("access-control-max-age", "600"),
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "cross-origin"),
            ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
            ("referrer-policy", "no-referrer"),
            ("strict-transport-security", "max-age=31536000"),
            ("x-content-type-options", "nosniff"),
        ]

    def early(self, head: Head) -> Answer | None:
        """The answer where no body is needed; None: read head.length bytes, then ask late()."""
        if head.path == "/healthz" and head.method in ("GET", "HEAD"):
            return self._told("ok", {}, bare=head.method == "HEAD")
        if not TOKEN.match(head.path) or head.method not in ("POST", "OPTIONS"):
            return self._no("nothing", bare=head.method == "HEAD")
        if head.method == "OPTIONS":
            return self._told("ok", {})
        wrong = self._wrong(head)
        return self._no(wrong) if wrong else None

    def _wrong(self, head: Head) -> str:
        if head.origin not in (None, self.origin):
            return "unknown"
        if head.content_type != "application/json":
            return "type"
        if not LENGTH.match(head.length):
            return "malformed"
        return "large" if int(head.length) > LONGEST_BODY else ""

    def late(self, head: Head, body: bytes) -> Answer:
        """Signs, or says why not."""
        try:
            found = TOKEN.match(head.path)
            secret, blinded = _read(body)
            signature = self.issuer.sign(found[1] if found else "", secret, blinded)
        except (ValueError, NotBlinded, RecursionError):
            return self._no("malformed")
        except Refused as no:
            return self._no(no.why)
        except Exception as fault:  # whatever happens, the next request is answered
            sys.stderr.write(f"issuer: a request failed: {type(fault).__name__}\n")
            return self._no("failed")
        return self._told("ok", {"signature": base64.urlsafe_b64encode(signature).decode()})

    def _no(self, why: str, *, bare: bool = False) -> Answer:
        return self._told(why, {"why": why}, bare=bare)

    def _told(self, word: str, told: dict[str, str], *, bare: bool = False) -> Answer:
        body = b"" if bare else json.dumps(told).encode().ljust(ANSWER_BYTES)
        return Answer(STATUS[word], self.headers, body)


def _read(body: bytes) -> tuple[bytes, bytes]:
    """The pass and the blinded message; ValueError for anything but these two, written one way."""
    told = json.loads(body)
    if not isinstance(told, dict) or told.keys() != {"pass", "blinded"}:
        raise ValueError("not a request")
    secret, blinded = told["pass"], told["blinded"]
    if not isinstance(secret, str) or not isinstance(blinded, str):
        raise ValueError("not a request")
    raw = base64.b32decode(secret.upper() + "======")
    written = base64.b32encode(raw).decode().lower().rstrip("=")
    if not ROUND.match(secret) or written != secret or not BLINDED.match(blinded):
        raise ValueError("not a request")
    return raw, base64.urlsafe_b64decode(blinded)
