"""The log goes to the hospital's server encrypted, and nobody waits for it."""

import json
import logging
import queue
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from naast.environment import Environment, WrongSetting
from naast.log_sending import LogServer, SendLines, syslog
from naast.logs import logging_settings


def a_certificate(folder: Path) -> Path:
    """A key and a certificate for 127.0.0.1 that is its own authority, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file = folder / f"{made.serial_number}.pem"
    file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return file


class Listener:
    """A log server: what it was told in clear, and what it read by TLS."""

    def __init__(self, certificate: Path, port: int = 0) -> None:
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate)
        self.socket = socket.create_server(("127.0.0.1", port))
        self.port = self.socket.getsockname()[1]
        self.told: queue.Queue[str] = queue.Queue()
        self.refusals: queue.Queue[str] = queue.Queue()
        self.talks: list[ssl.SSLSocket] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                plain, _ = self.socket.accept()
                try:
                    talk = self.context.wrap_socket(plain, server_side=True)
                except OSError as problem:
                    self.refusals.put(str(problem))
                    continue
                self.talks.append(talk)
                threading.Thread(target=self._read, args=(talk,), daemon=True).start()

    def _read(self, talk: ssl.SSLSocket) -> None:
        with suppress(OSError, ValueError), talk.makefile("rb") as reader:
            while True:
                length = b""
                while (one := reader.read(1)) != b" ":
                    length += one
                    if not one:
                        return
                self.told.put(reader.read(int(length)).decode())

    def stop(self) -> None:
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        for talk in self.talks:
            with suppress(OSError):
                talk.shutdown(socket.SHUT_RDWR)
            talk.close()


@contextmanager
def a_logger(server: LogServer, room: int = 100) -> Iterator[logging.Logger]:
    handler = SendLines(server, room)
    logger = logging.Logger("hospital")
    logger.addHandler(handler)
    yield logger
    handler.end()
    assert handler.thread is not None
    handler.thread.join(timeout=5)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    return a_certificate(tmp_path)


def test_each_line_arrives_in_order_as_syslog_over_tls(certificate: Path) -> None:
    listener = Listener(certificate)

    with a_logger(LogServer("127.0.0.1", listener.port, str(certificate))) as logger:
        for word in ("één", "two\nlines"):
            logger.warning(word)
        got = [listener.told.get(timeout=10) for _ in range(2)]
    listener.stop()

    heads = [line.partition(" naast ")[0] for line in got]
    assert [line.partition("\N{BYTE ORDER MARK}")[2] for line in got] == ["één", "two\nlines"]
    assert [head.split(" ")[0] for head in heads] == ["<132>1", "<132>1"]


def test_a_server_with_anothers_certificate_is_told_nothing(tmp_path: Path) -> None:
    theirs, trusted = a_certificate(tmp_path), a_certificate(tmp_path)
    listener = Listener(theirs)

    with a_logger(LogServer("127.0.0.1", listener.port, str(trusted))) as logger:
        logger.warning("for the hospital only")
        refusal = listener.refusals.get(timeout=10)
    listener.stop()

    assert "unknown ca" in refusal.lower() or "alert" in refusal.lower()
    assert listener.told.empty()


def test_while_the_server_is_away_nobody_waits_and_what_does_not_fit_is_counted(
    certificate: Path,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    with a_logger(LogServer("127.0.0.1", port, str(certificate)), room=3) as logger:
        for number in range(5):
            logger.warning("line %d", number)
        listener = Listener(certificate, port)
        got = [listener.told.get(timeout=20) for _ in range(4)]
    listener.stop()

    texts = [line.partition("\N{BYTE ORDER MARK}")[2] for line in got]
    assert texts == ['{"event": "lines_left_out", "count": 2}', "line 0", "line 1", "line 2"]


def test_after_a_broken_connection_it_goes_on(certificate: Path) -> None:
    first = Listener(certificate)

    with a_logger(LogServer("127.0.0.1", first.port, str(certificate))) as logger:
        logger.error("before")
        assert first.told.get(timeout=10).endswith("before")
        first.stop()
        second = Listener(certificate, first.port)
        for _ in range(40):  # whatever went into a dead connection is lost; the next ones are not
            logger.error("after")
            with suppress(queue.Empty):
                line = second.told.get(timeout=0.5)
                break
    second.stop()

    assert (line.startswith("<131>1 "), line.endswith("after")) == (True, True)


def test_the_settings_give_the_server_every_line_that_standard_error_gets(
    certificate: Path,
) -> None:
    env = Environment({"NAAST_LOG_TO": "tls://log.hospital.example:6514"})
    server = env.log_server("NAAST_LOG_TO", "NAAST_LOG_AUTHORITY")

    settings = logging_settings(server)

    assert server == LogServer("log.hospital.example", 6514)
    assert json.loads(json.dumps(settings["root"])) == {
        "handlers": ["stderr", "server"],
        "level": "WARNING",
    }
    nowhere = Environment({}).log_server("NAAST_LOG_TO", "NAAST_LOG_AUTHORITY")
    assert logging_settings(nowhere)["root"] == {"handlers": ["stderr"], "level": "WARNING"}


@pytest.mark.parametrize(
    "values",
    [
        {"NAAST_LOG_TO": "tcp://log.hospital.example:514"},
        {"NAAST_LOG_TO": "log.hospital.example:6514"},
        {"NAAST_LOG_TO": "tls://log.hospital.example"},
        {"NAAST_LOG_TO": "tls://log.hospital.example:wrong"},
        {"NAAST_LOG_TO": "tls://log.hospital.example:6514", "NAAST_LOG_AUTHORITY": "/not/there"},
    ],
)
def test_a_server_that_would_not_be_encrypted_or_cannot_be_stops_the_start(
    values: dict[str, str],
) -> None:
    with pytest.raises(WrongSetting, match="NAAST_LOG_"):
        Environment(values).log_server("NAAST_LOG_TO", "NAAST_LOG_AUTHORITY")


def test_a_line_says_its_length_in_bytes() -> None:
    length, _, message = syslog("INFO", "één").partition(b" ")
    assert (int(length), message[:6]) == (len(message), b"<134>1")
