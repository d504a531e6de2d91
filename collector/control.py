"""The control socket: one JSON object a line, from the web's own users only, as the kernel says."""

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

from collector.core import Collector, Refused
from collector.manifest import ROUND

MAX_QUESTION_BYTES = 4_000_000
MAX_CONVERSATIONS = 16
_PEER = struct.Struct("3i")  # pid, uid, gid: struct ucred of SO_PEERCRED


class WillNotStart(Exception):
    """Says why in a sentence."""


def answer(collector: Collector, question: dict[str, Any]) -> dict[str, Any]:
    """The reply. Refused for what is not to be; ValueError for what is not a question."""
    op = question.get("op")
    if op == "ping":
        return {}
    if op == "open":
        collector.open(_text(question.get("manifest")), _text(question.get("form")))
        return {}
    round_id = _text(question.get("round"))
    if not ROUND.match(round_id):
        raise ValueError("not a round")
    if op == "ready":
        return {"ready": collector.is_ready(round_id, _whole(question.get("at_least")))}
    if op == "close":
        collector.close(round_id)
    elif op == "export":
        return {"box": collector.export(round_id)}
    elif op == "destroy":
        collector.destroy(round_id)
    else:
        raise ValueError("no such question")
    return {}


def reply_to(collector: Collector, line: bytes) -> dict[str, Any]:
    """ok, or why not. A fault is told to the operator by its kind only."""
    try:
        question = json.loads(line)
        if not isinstance(question, dict):
            raise ValueError("not a question")
        return {"ok": True, **answer(collector, question)}
    except (ValueError, RecursionError):
        return {"ok": False, "why": "malformed"}
    except Refused as no:
        return {"ok": False, "why": no.why}
    except Exception as fault:  # whatever happens, the next question is answered
        sys.stderr.write(f"collector: a question failed: {type(fault).__name__}\n")
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


def serve_in_background(
    collector: Collector, listener: socket.socket, uids: Collection[int]
) -> None:
    """Until the process ends."""
    room = threading.BoundedSemaphore(MAX_CONVERSATIONS)

    def wait_for_questions() -> None:
        while True:
            try:
                peer, _ = listener.accept()
            except OSError:
                return
            if _uid(peer) in uids and room.acquire(blocking=False):
                threading.Thread(target=_talk, args=(collector, peer, room), daemon=True).start()
            else:
                peer.close()

    threading.Thread(target=wait_for_questions, daemon=True).start()


def _talk(collector: Collector, peer: socket.socket, room: threading.BoundedSemaphore) -> None:
    try:
        with peer, peer.makefile("rb") as reader, contextlib.suppress(OSError):
            while (line := reader.readline(MAX_QUESTION_BYTES)).endswith(b"\n"):
                peer.sendall(json.dumps(reply_to(collector, line)).encode() + b"\n")
    finally:
        room.release()


def _uid(peer: socket.socket) -> int:
    _pid, uid, _gid = _PEER.unpack(
        peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _PEER.size)
    )
    return int(uid)


def _text(told: object) -> str:
    if not isinstance(told, str):
        raise ValueError("not text")
    return told


def _whole(told: object) -> int:
    if type(told) is not int:
        raise ValueError("not a number")
    return told


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
    raise WillNotStart(f"Another collector already listens on {path}.")


def own_users(told: Collection[int] | None) -> frozenset[int]:
    """Who may ask: those named, else the one who started us."""
    return frozenset(told or [os.geteuid()])
