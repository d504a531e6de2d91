"""The wire to the vault: one JSON object a line over a Unix socket, bytes as {"b64": ...}."""

import base64
import binascii
import json
import os
import socket
import threading
from typing import Any
from uuid import UUID

from django.conf import settings

MAX_REPLY_BYTES = 8_000_000
BUFFER_BYTES = 65_536


class Connection:
    """One socket to the vault, used by one thread of one process."""

    def __init__(self, path: str, seconds: float) -> None:
        self.key = (path, os.getpid())
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self.socket.settimeout(seconds)
            self.socket.connect(path)
            self.reader = self.socket.makefile("rb", BUFFER_BYTES)
        except OSError:
            self.socket.close()
            raise

    def exchange(self, line: bytes) -> bytes:
        """The reply to one line; ConnectionError when the other side is gone."""
        self.socket.sendall(line)
        reply = self.reader.readline(MAX_REPLY_BYTES)
        if not reply.endswith(b"\n"):
            raise ConnectionError("The vault ended the conversation.")
        return reply

    def close(self) -> None:
        """May be called twice."""
        if hasattr(self, "reader"):
            self.reader.close()
        self.socket.close()

    def __del__(self) -> None:
        self.close()


_kept = threading.local()


def keep(connection: Connection | None) -> None:
    """This thread's connection from now on."""
    old: Connection | None = getattr(_kept, "connection", None)
    _kept.connection = connection
    if old is not None:
        old.close()


def disconnect() -> None:
    """Drop this thread's connection, for example before a fork or at the end of a test."""
    keep(None)


def exchange(question: dict[str, Any]) -> dict[str, Any]:
    """The vault's reply; OSError or ValueError when there is none that can be read."""
    line = json.dumps(question, default=_plain, separators=(",", ":")).encode() + b"\n"
    reply = json.loads(_exchanged(line), object_hook=_bytes_back)
    if not isinstance(reply, dict):
        raise ValueError("not a reply")
    return reply


def _exchanged(line: bytes) -> bytes:
    """A connection that lay idle may have ended: then, and only then, try once more."""
    path = str(settings.VAULT_SOCKET)
    kept: Connection | None = getattr(_kept, "connection", None)
    if kept is not None and kept.key == (path, os.getpid()):
        try:
            return kept.exchange(line)
        except ConnectionError:
            pass
    disconnect()
    fresh = Connection(path, settings.VAULT_TIMEOUT_SECONDS)
    keep(fresh)
    return fresh.exchange(line)


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return {"b64": base64.b64encode(value).decode()}
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"The vault cannot be sent a {type(value).__name__}.")


def _bytes_back(value: dict[str, Any]) -> object:
    if value.keys() == {"b64"}:
        try:
            return base64.b64decode(value["b64"], validate=True)
        except binascii.Error as problem:
            raise ValueError("not base64") from problem
    return value
