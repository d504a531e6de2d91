"""The collector's doors: a page that changes nothing, and POST of a ballot or a check number.

No session, no cookie, no address, no time. Each POST answers with one length and the same headers
whatever came of it. A fault is told by its kind only, never its data.
"""

import json
import re
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

from collector.ballots import BadToken
from collector.core import Collector, Refused
from collector.page_files import KINDS, page_files

LONGEST_BODY = {"ballot": 16_384, "check": 256}
ANSWER_BYTES = 64
LENGTH = re.compile(r"[0-9]{1,9}\Z", re.ASCII)
OF_ROUND = re.compile(r"/r/([a-z2-7]{26})(?:/([a-z.]+))?\Z", re.ASCII)
INDEX = "/page/index.html"
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
UNUSED = (
    "accelerometer autoplay camera clipboard-read display-capture encrypted-media fullscreen "
    "geolocation gyroscope hid idle-detection magnetometer microphone midi payment "
    "publickey-credentials-get screen-wake-lock serial usb web-share xr-spatial-tracking"
)
SAFE = (
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", ", ".join(f"{name}=()" for name in UNUSED.split())),
    ("referrer-policy", "no-referrer"),
    ("strict-transport-security", "max-age=31536000"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("x-robots-tag", "noindex, nofollow"),
)
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'{issuer}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


class Head(NamedTuple):
    """What we look at of a request before its body; everything else is never read."""

    method: str
    path: str
    content_type: str = ""
    length: str = ""


class Answer(NamedTuple):
    """As it leaves."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


class Application:
    """files: what the page is made of; see page_files."""

    def __init__(
        self, collector: Collector, files: Mapping[str, tuple[str, bytes]] | None = None
    ) -> None:
        self.collector = collector
        self.files = page_files() if files is None else files

    def early(self, head: Head) -> Answer | None:
        """The answer where neither body nor store is needed; None: read head.length bytes (none
        for GET and HEAD), then ask late()."""
        _, door = _parts(head.path)
        if head.method in ("GET", "HEAD"):
            return None
        if head.method != "POST" or door not in LONGEST_BODY:
            return _told("nothing", {"why": "nothing"})
        if head.content_type != "application/json":
            return _told("type", {"why": "type"})
        if not LENGTH.match(head.length):
            return _told("malformed", {"why": "malformed"})
        if int(head.length) > LONGEST_BODY[door]:
            return _told("large", {"why": "large"})
        return None

    def late(self, head: Head, body: bytes) -> Answer:
        """Whatever happens, the next request is answered."""
        try:
            return self._post(head, body) if head.method == "POST" else self._get(head)
        except (ValueError, RecursionError):
            return _told("malformed", {"why": "malformed"})
        except BadToken:
            return _told("unknown", {"why": "unknown"})
        except Refused as no:
            return _told(no.why, {"why": no.why})
        except Exception as fault:
            sys.stderr.write(f"collector: a request failed: {type(fault).__name__}\n")
            return _told("failed", {"why": "failed"})

    def _post(self, head: Head, body: bytes) -> Answer:
        name, door = _parts(head.path)
        if door == "check":
            return _told("ok", {"in": self.collector.is_in(name, body)})
        return _told("ok", {"ballot": self.collector.take(name, body)})

    def _get(self, head: Head) -> Answer:
        """Changes nothing, so that whoever opens links before the reader does no harm."""
        bare = head.method == "HEAD"
        if head.path == "/healthz":
            return _told("ok", {}, bare=bare)
        if head.path in self.files:
            return _given(*self.files[head.path], bare=bare)
        name, door = _parts(head.path)
        if name and door == "" and INDEX in self.files:
            return _given(*self.files[INDEX], issuer=self._issuer(name), bare=bare)
        found = self.collector.store.find(name) if door.endswith(".json") else None
        if found is not None and door in ("manifest.json", "form.json"):
            text = found.manifest if door == "manifest.json" else found.form
            return _given(KINDS[".json"], text.encode(), bare=bare)
        return _told("nothing", {"why": "nothing"}, bare=bare)

    def _issuer(self, name: str) -> str:
        """Where the page may ask for its token: the origin in the manifest, no other."""
        try:
            return " " + self.collector.round(name).issuer
        except Refused:
            return ""


def _parts(path: str) -> tuple[str, str]:
    """The round's name and what is asked of it; empty where the path is no round's."""
    found = OF_ROUND.match(path)
    return (found[1], found[2] or "") if found else ("", "nothing")


def _told(word: str, told: dict[str, Any], *, bare: bool = False) -> Answer:
    body = json.dumps(told).encode().ljust(ANSWER_BYTES)
    return Answer(STATUS[word], _headers(KINDS[".json"], len(body), ""), b"" if bare else body)


def _given(kind: str, content: bytes, *, issuer: str = "", bare: bool = False) -> Answer:
    return Answer(200, _headers(kind, len(content), issuer), b"" if bare else content)


def _headers(kind: str, length: int, issuer: str) -> list[tuple[str, str]]:
    policy = ("content-security-policy", POLICY.format(issuer=issuer))
    return [("content-type", kind), ("content-length", str(length)), policy, *SAFE]
