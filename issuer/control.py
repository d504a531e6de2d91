"""The control socket: one JSON object a line, from the web's own users only, as the kernel says."""

import base64
import binascii
import contextlib
import json
import os
import socket
import struct
import sys
import threading
from collections.abc import Collection
from pathlib import Path
from typing import Any

from issuer.app import ROUND
from issuer.core import Issuer, Refused

MAX_QUESTION_BYTES = 4_000_000
MAX_CONVERSATIONS = 16
HASH_BYTES = 32
_PEER = struct.Struct("3i")  # pid, uid, gid: struct ucred of SO_PEERCRED


class WillNotStart(Exception):
    """Says why in a sentence."""


def answer(issuer: Issuer, question: dict[str, Any]) -> dict[str, Any]:
    """The reply. Refused for what is not to be; ValueError for what is not a question."""
    op = question.get("op")
    if op == "ping":
        return {}
    round_id = question.get("round")
    if not isinstance(round_id, str) or not ROUND.match(round_id):
        raise ValueError("not a round")
    if op == "open":
        key = base64.urlsafe_b64encode(issuer.open(round_id)).decode().rstrip("=")
        return {"issuer_key": key}
    if op == "add_passes":
        issuer.add_passes(round_id, _hashes(question.get("hashes")))
    elif op == "knows":
        (one,) = _hashes([question.get("hash")])
        return {"known": issuer.knows(round_id, one)}
    elif op == "close":
        issuer.close(round_id)
    elif op == "signed":
        return {"signed": issuer.signed(round_id)}
    elif op == "destroy":
        issuer.destroy(round_id)
    else:
        raise ValueError("no such question")
    return {}


def reply_to(issuer: Issuer, line: bytes) -> dict[str, Any]:
    """ok, or why not. A fault is told to the operator by its kind only."""
    try:
        question = json.loads(line)
        if not isinstance(question, dict):
            raise ValueError("not a question")
        return {"ok": True, **answer(issuer, question)}
    except (ValueError, RecursionError):
        return {"ok": False, "why": "malformed"}
    except Refused as no:
        return {"ok": False, "why": no.why}
    except Exception as fault:  # whatever happens, the next question is answered
        sys.stderr.write(f"issuer: a question failed: {type(fault).__name__}\n")
        return {"ok": False, "why": "failed"}


def listen(path: Path, *, alone: bool) -> socket.socket:
    """Others may knock where the web is another user; who they are is asked of the kernel."""
    path.parent.mkdir(parents=True, exist_ok=True)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        _remove_dead(path)
        listener.bind(str(path))
        path.chmod(0o600 if alone else 0o666)
        listener.listen(MAX_CONVERSATIONS)
    except BaseException:
        listener.close()
        raise
    return listener


def serve_in_background(issuer: Issuer, listener: socket.socket, uids: Collection[int]) -> None:
    """Until the process ends."""
    room = threading.BoundedSemaphore(MAX_CONVERSATIONS)

    def wait_for_questions() -> None:
        while True:
            try:
                peer, _ = listener.accept()
            except OSError:
                return
            if _uid(peer) in uids and room.acquire(blocking=False):
                threading.Thread(target=_talk, args=(issuer, peer, room), daemon=True).start()
            else:
                peer.close()

    threading.Thread(target=wait_for_questions, daemon=True).start()


def _talk(issuer: Issuer, peer: socket.socket, room: threading.BoundedSemaphore) -> None:
    try:
        with peer, peer.makefile("rb") as reader, contextlib.suppress(OSError):
            while (line := reader.readline(MAX_QUESTION_BYTES)).endswith(b"\n"):
                peer.sendall(json.dumps(reply_to(issuer, line)).encode() + b"\n")
    finally:
        room.release()


def _uid(peer: socket.socket) -> int:
    _pid, uid, _gid = _PEER.unpack(
        peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _PEER.size)
    )
    return int(uid)


def _hashes(told: object) -> list[bytes]:
    if not isinstance(told, list):
        raise ValueError("not hashes")
    try:
        found = [binascii.unhexlify(one) for one in told]
    except TypeError as problem:
        raise ValueError("not hashes") from problem
    if any(len(one) != HASH_BYTES for one in found):
        raise ValueError("not hashes")
    return found


def _remove_dead(path: Path) -> None:
    """A socket that a killed process left behind is removed; a living one stops the start."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knock:
        try:
            knock.connect(str(path))
        except FileNotFoundError:
            return
        except ConnectionRefusedError:
            path.unlink()
            return
    raise WillNotStart(f"Another issuer already listens on {path}.")


def own_users(told: Collection[int] | None) -> frozenset[int]:
    """Who may ask: those named, else the one who started us."""
    return frozenset(told or [os.geteuid()])
