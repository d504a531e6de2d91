"""Issuer and collector for tests: their code in this process, or the real programs.

issuer, collector: in a thread with a control socket, applications asked without HTTP.
answer_processes: `python -m issuer` and `python -m collector` on ports of their own. Both point the
settings of the web at themselves.
"""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import psycopg
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from psycopg import sql

import collector.app
import collector.control
import issuer.app
import issuer.control
from collector.core import Collector
from collector.store import SqliteStore, Store
from collector.store_postgres import PostgresStore
from issuer.core import Issuer
from tests.factories.answers import issuer_key, make_form, make_manifest, make_opening
from tests.factories.respondent import Respondent, b64, b64_bytes, new_name, pass_hash

FORM = make_form()
OPENING, SHEETS = make_opening()


@cache
def known_key() -> bytes:
    """One key for all tests, as the file that a stopped opening left behind."""
    return issuer_key().private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


ISSUER, COLLECTOR = "http://localhost:8001", "http://localhost:8002"


class Reply(NamedTuple):
    """What came back over either way."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def told(self) -> Any:
        return json.loads(self.body)


def post(application: Any, path: str, told: Any, kind: str = "application/json") -> Reply:
    """Ask an application of issuer or collector as its server does."""
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    head_of = sys.modules[type(application).__module__].Head
    head = head_of("POST", path, kind, str(len(body)))
    answer = application.early(head) or application.late(head, body)
    return Reply(answer.status, dict(answer.headers), answer.body)


def get(application: Any, path: str, method: str = "GET") -> Reply:
    head = sys.modules[type(application).__module__].Head(method, path)
    answer = application.early(head) or application.late(head, b"")
    return Reply(answer.status, dict(answer.headers), answer.body)


@dataclass
class Answers:
    """Both applications over their stores, without HTTP."""

    folder: Path
    issuer: Issuer
    collector: Collector

    def __post_init__(self) -> None:
        self.issuing = issuer.app.Application(self.issuer, COLLECTOR)
        self.collecting = collector.app.Application(self.collector)

    def open(self, *passes: str, **changes: Any) -> str:
        """A round of a new name with these passes; its manifest. known_key=False: with a key that
        no other round of the tests has, which takes a second to make."""
        round_id = changes.pop("round", None) or new_name()
        if changes.pop("known_key", True):
            (self.issuer.keys / f"{round_id}.der").write_bytes(known_key())
        key = changes.pop("issuer_key", None) or b64(self.issuer.open(round_id))
        opening = changes.pop("opening", None) or OPENING
        manifest = make_manifest(opening, FORM, round=round_id, issuer_key=key, **changes)
        self.collector.open(manifest, FORM)
        self.issuer.add_passes(round_id, [bytes.fromhex(pass_hash(one)) for one in passes])
        return manifest

    def token(self, person: Respondent) -> Reply:
        return post(self.issuing, f"/r/{person.round_id}/token", person.request)

    def ballot(self, person: Respondent, **answers: Any) -> dict[str, str]:
        """A ballot with its token, not sent yet."""
        return person.ballot(b64_bytes(self.token(person).told["signature"]), answers)

    def send(self, person: Respondent, ballot: dict[str, str]) -> Reply:
        return post(self.collecting, f"/r/{person.round_id}/ballot", ballot)


@pytest.fixture
def answers_folder() -> Iterator[Path]:
    """Short enough for the path of a socket, in memory where there is such a place."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="answers-", dir=memory if memory.is_dir() else None))
    yield folder
    shutil.rmtree(folder)


def store(folder: Path) -> Store:
    """On SQLite, or on a new database of the PostgreSQL that the suite runs on."""
    address = collector_database()
    return PostgresStore(address) if address else SqliteStore(folder / "collector.sqlite3")


def collector_database() -> str:
    """The address of a new database; empty where the suite runs on SQLite."""
    address = os.environ.get("NAAST_DATABASE_URL", "")
    if not address.startswith("postgresql://"):
        return ""
    name = f"collector_{new_name()}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return urlsplit(address)._replace(path=f"/{name}").geturl()


@pytest.fixture
def answers(answers_folder: Path, settings: Any) -> Iterator[Answers]:
    """In this process, with control sockets as the web asks them."""
    made = Answers(
        answers_folder,
        Issuer(answers_folder / "issuer"),
        Collector(store(answers_folder)),
    )
    settings.ISSUER_SOCKET = answers_folder / "issuer.sock"
    settings.COLLECTOR_SOCKET = answers_folder / "collector.sock"
    us = [os.geteuid()]
    listening = issuer.control.listen(settings.ISSUER_SOCKET, alone=True)
    issuer.control.serve_in_background(made.issuer, listening, us)
    listening = collector.control.listen(settings.COLLECTOR_SOCKET, alone=True)
    collector.control.serve_in_background(made.collector, listening, us)
    yield made
    made.collector.together.end()
    made.issuer.store.db.close()


@dataclass
class AnswerProcess:
    """`python -m issuer` or `python -m collector`, to be asked over HTTP and killed."""

    name: str
    folder: Path
    words: tuple[str, ...] = ()
    program: str = ""  # another one only as control of an attack
    database: str = ""
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    @property
    def socket(self) -> Path:
        return self.folder / f"{self.name}.sock"

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        self.port = self.port or free_port()
        words = ["--dir", str(self.folder / self.name), "--socket", str(self.socket)]
        words = [*words, "--port", str(self.port)]
        with (self.folder / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", self.program or self.name, "serve", *words, *self.words],
                stdout=subprocess.PIPE,
                stderr=log,
                env={**os.environ, "COLLECTOR_DATABASE": self.database},
                start_new_session=True,
            )
        assert self.process.stdout is not None
        told = self.process.stdout.readline()
        assert told.startswith(f"The {self.name} listens on".encode()), self.log()
        end = time.monotonic() + 90
        while not self._accepts():
            assert time.monotonic() < end, f"The {self.name} does not listen."
            time.sleep(0.01)

    def _accepts(self) -> bool:
        with socket.socket() as knock:
            return knock.connect_ex(("127.0.0.1", self.port)) == 0

    def log(self) -> str:
        return (self.folder / f"{self.name}.log").read_text()

    def ask(self, method: str, path: str, told: Any = None, **headers: str) -> Reply:
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        body = told if told is None or isinstance(told, bytes) else json.dumps(told).encode()
        kind = {} if body is None else {"Content-Type": "application/json"}
        try:
            asking.request(method, path, body, kind | headers)
            answer = asking.getresponse()
            return Reply(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            asking.close()

    def end(self, number: int = signal.SIGTERM) -> int:
        """The signal goes to the whole group when it kills, as a power cut would."""
        assert self.process is not None and self.process.stdout is not None
        if number == signal.SIGKILL:
            os.killpg(self.process.pid, number)
        else:
            self.process.send_signal(number)
        status = self.process.wait(timeout=60)
        self.process.stdout.close()
        self.process = None
        return status


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@dataclass
class AnswerProcesses:
    issuer: AnswerProcess
    collector: AnswerProcess


@pytest.fixture
def answer_processes(answers_folder: Path, settings: Any) -> Iterator[AnswerProcesses]:
    """Both programs as they run in production, each with its own folder and socket."""
    yield from started_processes(answers_folder, settings, {})


def started_processes(
    folder: Path, settings: Any, programs: dict[str, str]
) -> Iterator[AnswerProcesses]:
    """programs: other ones, as controls of attacks."""
    other = programs.get("collector", "")
    taking = AnswerProcess("collector", folder, (), other, collector_database(), free_port())
    signing = AnswerProcess("issuer", folder, ("--collector-origin", taking.url))
    settings.ISSUER_SOCKET, settings.COLLECTOR_SOCKET = signing.socket, taking.socket
    try:
        for one in (signing, taking):
            one.start()
        settings.ISSUER_URL, settings.COLLECTOR_URL = signing.url, taking.url
        yield AnswerProcesses(signing, taking)
    finally:
        for one in (signing, taking):
            if one.process is not None:
                one.end()
