"""Listens on a Unix socket; talks only to the web's own users, as the kernel names them."""

import contextlib
import os
import socket
import sqlite3
import struct
import threading
from collections.abc import Collection
from pathlib import Path

from vault.core import Core
from vault.refusal import WillNotStart
from vault.ringing import ring
from vault.wire import MAX_QUESTION_BYTES, reply_to

BUFFER_BYTES = 65_536
MAX_CONVERSATIONS = 64  # two web machines' worth; a question may be 4 MB long
_PEER = struct.Struct("3i")  # pid, uid, gid: struct ucred of SO_PEERCRED


class Server:
    """One thread a connection; the vault's lock makes the calls follow one another."""

    def __init__(self, core: Core, path: Path, web_uids: Collection[int]) -> None:
        self.core = core
        self.path = path
        self.web_uids = frozenset(web_uids)
        self.talking: dict[socket.socket, threading.Thread] = {}
        self.stopping = False
        self.listener = _listen(path, alone=self.web_uids <= {os.geteuid()})

    def serve(self) -> None:
        """Until stop()."""
        while not self.stopping:
            try:
                peer, _ = self.listener.accept()
            except OSError:
                break
            if len(self.talking) >= MAX_CONVERSATIONS:
                peer.close()
            elif self._is_web(peer):
                thread = threading.Thread(target=self._talk, args=(peer,), daemon=True)
                self.talking[peer] = thread
                thread.start()
            else:
                self._ring_for_stranger()
                peer.close()
        self._end()

    def stop(self) -> None:
        """May be called from a signal handler: only wakes serve()."""
        self.stopping = True
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)

    def _ring_for_stranger(self) -> None:
        """Another user of this machine knocked. A full disk must not end the listening."""
        self.core.alarms += 1
        with self.core.lock, contextlib.suppress(sqlite3.Error):
            ring(self.core, "stranger", "unknown")

    def _is_web(self, peer: socket.socket) -> bool:
        _pid, uid, _gid = _PEER.unpack(
            peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _PEER.size)
        )
        return uid in self.web_uids

    def _talk(self, peer: socket.socket) -> None:
        """Questions and replies, until the other side has enough or sends too much."""
        with peer, peer.makefile("rb", BUFFER_BYTES) as reader, contextlib.suppress(OSError):
            while (line := reader.readline(MAX_QUESTION_BYTES)).endswith(b"\n"):
                peer.sendall(reply_to(self.core, line))
        self.talking.pop(peer, None)

    def _end(self) -> None:
        """The call under way is finished, then every conversation ends."""
        self.listener.close()
        with self.core.lock:
            conversations = list(self.talking.items())
        for peer, thread in conversations:
            with contextlib.suppress(OSError):
                peer.shutdown(socket.SHUT_RDWR)
            thread.join(timeout=5)
        self.core.close()
        self.path.unlink(missing_ok=True)


def _listen(path: Path, *, alone: bool) -> socket.socket:
    """Others may knock where the web is another user; who they are is asked of the kernel."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        _remove_dead(path)
        listener.bind(str(path))
        path.chmod(0o600 if alone else 0o666)
        listener.listen(64)
    except BaseException:
        listener.close()
        raise
    return listener


def _remove_dead(path: Path) -> None:
    """A socket that a killed vault left behind is removed; a living one stops the start."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knock:
        try:
            knock.connect(str(path))
        except FileNotFoundError:
            return
        except ConnectionRefusedError:
            path.unlink()
            return
    raise WillNotStart(f"Another vault already listens on {path}.")
