"""Sends the technical log to the hospital's log server: syslog over TLS (RFC 5424, RFC 5425).

A request never waits for it: lines stand in a queue in memory, one thread sends them, and what does
not fit is counted and said. Standard error gets every line as well, whatever becomes of this.
"""

import atexit
import logging
import os
import queue
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime

ROOM = 10_000  # lines; some megabytes
SECONDS_TO_CONNECT, SECONDS_AT_THE_END = 10, 3
WAITS = (0.2, 1.0, 5.0, 30.0)  # seconds after the first, second, ... try that failed
FACILITY = 16  # local0
SEVERITY = {"CRITICAL": 2, "ERROR": 3, "WARNING": 4, "INFO": 6, "DEBUG": 7}


@dataclass(frozen=True)
class LogServer:
    """authority: file of the authority that signed its certificate; "" for the machine's list."""

    host: str
    port: int
    authority: str = ""


class SendLines(logging.Handler):
    """Begins with the first line, so that every forked process has a thread of its own."""

    def __init__(self, server: LogServer, room: int = ROOM) -> None:
        super().__init__()
        self.server = server
        self.lines: queue.Queue[bytes] = queue.Queue(room)
        self.left_out = 0
        self.thread: threading.Thread | None = None
        self.process = 0
        self.ending = threading.Event()
        self.idle = threading.Event()

    def emit(self, record: logging.LogRecord) -> None:
        """Never waits and never fails the caller."""
        try:
            line = syslog(record.levelname, self.format(record))
        except Exception:  # a line that cannot be written; logging's own way of saying so
            self.handleError(record)
            return
        self._begin()
        try:
            self.idle.clear()
            self.lines.put_nowait(line)
        except queue.Full:
            self.left_out += 1

    def _begin(self) -> None:
        if self.process == os.getpid():
            return
        self.process = os.getpid()
        self.thread = threading.Thread(target=self._send_all, name="log-sending", daemon=True)
        self.thread.start()
        atexit.register(self.end)

    def end(self) -> None:
        """Give what waits a last moment."""
        self.idle.wait(SECONDS_AT_THE_END)
        self.ending.set()

    def _send_all(self) -> None:
        failed = 0
        while not self.ending.is_set():
            try:
                with connected(self.server) as talk:
                    failed = 0
                    self._send_over(talk)
            except OSError:  # ssl.SSLError is one too
                self.ending.wait(WAITS[min(failed, len(WAITS) - 1)])
                failed += 1

    def _send_over(self, talk: ssl.SSLSocket) -> None:
        """Until the connection breaks; the line at which it broke is sent again."""
        line: bytes | None = None
        try:
            while not self.ending.is_set():
                if self.left_out:
                    lost, self.left_out = self.left_out, 0
                    talk.sendall(
                        syslog("WARNING", f'{{"event": "lines_left_out", "count": {lost}}}')
                    )
                if self.lines.empty():
                    self.idle.set()
                try:
                    line = self.lines.get(timeout=0.2)
                except queue.Empty:
                    _refuse_if_hung_up(talk)
                    continue
                talk.sendall(line)
                line = None
        except OSError:
            if line is not None:
                self._put_back(line)
            raise

    def _put_back(self, line: bytes) -> None:
        with self.lines.mutex:
            self.lines.queue.appendleft(line)


def connected(server: LogServer) -> ssl.SSLSocket:
    """TLS 1.2 or newer, to a server that shows a certificate for its name."""
    trust = ssl.create_default_context(cafile=server.authority or None)
    trust.minimum_version = ssl.TLSVersion.TLSv1_2
    plain = socket.create_connection((server.host, server.port), timeout=SECONDS_TO_CONNECT)
    try:
        return trust.wrap_socket(plain, server_hostname=server.host)
    except BaseException:
        plain.close()
        raise


def syslog(level: str, text: str) -> bytes:
    """One line as RFC 5424 wants it, behind its length as RFC 5425 does."""
    priority = FACILITY * 8 + SEVERITY.get(level, 6)
    moment = datetime.fromtimestamp(time.time(), UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    head = f"<{priority}>1 {moment} {socket.gethostname() or '-'} naast {os.getpid()} - - "
    message = head.encode() + "\N{BYTE ORDER MARK}".encode() + text.encode()
    return str(len(message)).encode() + b" " + message


def _refuse_if_hung_up(talk: ssl.SSLSocket) -> None:
    """A log server says nothing: what can be read is the end of the connection."""
    before = talk.gettimeout()
    talk.settimeout(0.0)
    try:
        if talk.recv(1) == b"":
            raise ConnectionResetError
    except (ssl.SSLWantReadError, BlockingIOError):
        pass
    finally:
        talk.settimeout(before)
