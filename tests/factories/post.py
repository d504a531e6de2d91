"""The edges of the post, real ones on loopback: a mail server and a gateway for text messages."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from threading import Thread
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class MailServer:
    """What arrived, and what it answers: "250 OK", or a refusal by address."""

    port: int = 0
    arrived: list[Message] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    says: str = "250 OK"
    refuses: dict[str, str] = field(default_factory=dict)
    delay_seconds: float = 0

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        await asyncio.sleep(self.delay_seconds)
        if self.says.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.arrived.append(message_from_bytes(envelope.content))
            self.to.extend(envelope.rcpt_tos)
        return self.says

    def texts(self) -> list[str]:
        return [one.get_payload(decode=True).decode() for one in self.arrived]  # type: ignore[union-attr]


def a_free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def a_mail_server() -> Iterator[MailServer]:
    server = MailServer(port=a_free_port())
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()


@dataclass
class Gateway:
    """Requests as they came: headers and JSON; status is what it answers."""

    url: str = ""
    arrived: list[tuple[dict[str, str], dict[str, Any]]] = field(default_factory=list)
    status: int = 202
    elsewhere: str = ""


@contextmanager
def a_gateway() -> Iterator[Gateway]:
    gateway = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = json.loads(self.rfile.read(length))
            gateway.arrived.append((dict(self.headers), body))
            self.send_response(gateway.status)
            if gateway.elsewhere:
                self.send_header("Location", gateway.elsewhere)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    gateway.url = f"http://127.0.0.1:{server.server_port}/send"
    try:
        yield gateway
    finally:
        server.shutdown()
        server.server_close()
