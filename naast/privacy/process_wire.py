"""The wire to issuer and collector: one question, one reply, a line of JSON each, a Unix socket."""

import json
import socket
from pathlib import Path
from typing import Any

SECONDS = 30.0  # making a key takes one, an export of thousands of ballots a few


class ProcessAway(Exception):
    """Nobody answers, so nothing is known; every question may be asked again."""


class ProcessRefused(Exception):
    """The answer is no. why: malformed, unknown, open, closed, other, few or failed."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def ask(path: Path, op: str, **said: object) -> dict[str, Any]:
    """What the reply holds beside its yes."""
    line = json.dumps({"op": op, **said}).encode() + b"\n"
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asking:
            asking.settimeout(SECONDS)
            asking.connect(str(path))
            asking.sendall(line)
            with asking.makefile("rb") as reader:
                reply = json.loads(reader.readline())
    except (OSError, ValueError) as problem:
        raise ProcessAway from problem
    if not isinstance(reply, dict) or "ok" not in reply:
        raise ProcessAway
    if not reply.pop("ok"):
        raise ProcessRefused(str(reply.get("why", "failed")))
    return reply
