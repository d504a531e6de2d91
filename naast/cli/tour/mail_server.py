"""A mail server on this machine that delivers nowhere: every message becomes a file."""

import socketserver
import threading
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast


class _Letterbox(socketserver.StreamRequestHandler):
    """As much of SMTP (RFC 5321) as one sender on this machine speaks."""

    def handle(self) -> None:
        self._say("220 tour")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"DATA":
                self._say("354 go on")
                cast(MailServer, self.server).keep(self._letter())
                self._say("250 kept")
            elif word == b"QUIT":
                self._say("221 goodbye")
                return
            else:
                self._say("250 tour" if word in (b"EHLO", b"HELO") else "250 ok")

    def _letter(self) -> bytes:
        """Up to the line with a single dot; a doubled dot at the start of a line is one."""
        lines: list[bytes] = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    """Listens as soon as it is made; close() ends it."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Letterbox)
        self.folder = folder
        self._count = 0
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def keep(self, letter: bytes) -> None:
        """In order of arrival."""
        with self._lock:
            self._count += 1
            (self.folder / f"{self._count:04}.eml").write_bytes(letter)

    def letters(self) -> list[EmailMessage]:
        """All that arrived, the oldest first."""
        return [
            message_from_bytes(path.read_bytes(), _class=EmailMessage, policy=policy.default)
            for path in sorted(self.folder.glob("*.eml"))
        ]

    def close(self) -> None:
        """No more letters."""
        self.shutdown()
        self.server_close()
        self._thread.join()
