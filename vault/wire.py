"""One JSON object a line, bytes as {"b64": ...}; how a question becomes a reply."""

import base64
import binascii
import json
import sys
from typing import Any

from vault.calls import answer
from vault.core import Core
from vault.refusal import LogUnwritable, Refused

MAX_QUESTION_BYTES = 4_000_000


def reply_to(core: Core, line: bytes) -> bytes:
    """The reply to one line. A fault is told to the operator by its kind only, never its data."""
    try:
        question = json.loads(line, object_hook=_bytes_back)
        number = _number(question["id"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return _line({"id": None, "refused": "malformed"})
    try:
        return _line(
            {"id": number, "answer": answer(core, question.get("call"), question.get("with"))}
        )
    except Refused as no:
        return _line({"id": number, "refused": no.reason, "count": no.count})
    except LogUnwritable:
        return _line({"id": number, "failed": "log"})
    except Exception as fault:  # whatever happens, the next question is answered
        sys.stderr.write(f"vault: a call failed: {type(fault).__name__}\n")
        return _line({"id": number, "failed": "fault"})


def _number(value: object) -> int:
    """What is sent back as it came: a number, nothing that could be deep, long or secret."""
    if type(value) is not int or not 0 <= value < 2**63:
        raise ValueError("not a number")
    return value


def _line(reply: dict[str, Any]) -> bytes:
    return json.dumps(reply, default=_plain, separators=(",", ":")).encode() + b"\n"


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return {"b64": base64.b64encode(value).decode()}
    raise TypeError(type(value).__name__)


def _bytes_back(value: dict[str, Any]) -> object:
    if value.keys() == {"b64"}:
        try:
            return base64.b64decode(value["b64"], validate=True)
        except binascii.Error as problem:
            raise ValueError("not base64") from problem
    return value
