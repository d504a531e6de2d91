"""A real vault for tests: its own code, store, log and socket, with a clock that can be turned.

vault: in a thread, ready in milliseconds. vault_process: `python -m vault serve` as it runs in
production, to be killed. Both point settings.VAULT_SOCKET at themselves.
"""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from naast.privacy import sealing, vault_client, vault_wire
from vault.core import Core
from vault.entries import parts_of, read_line
from vault.keys import Epoch, handle_of
from vault.protections import ALL, Protections
from vault.server import Server

START = 1_767_600_000.0  # 2026-01-05T08:00Z, a Monday


@dataclass
class Clock:
    """Seconds since 1970, turned by hand."""

    now: float = START

    def __call__(self) -> float:
        return self.now

    def turn(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        self.now += days * 86400 + hours * 3600 + minutes * 60


@dataclass
class RunningVault:
    """The server's code in a thread. folder: store.sqlite3 and log.jsonl."""

    folder: Path
    socket: Path
    clock: Clock = field(default_factory=Clock)
    protections: Protections = ALL
    demo: bool = True
    limits: dict[str, int] = field(default_factory=dict)

    def start(self) -> None:
        self.core = Core(
            self.folder,
            clock=self.clock,
            demo=self.demo,
            limits=self.limits,
            protections=self.protections,
        )
        self.server = Server(self.core, self.socket, [os.geteuid()])
        self.thread = threading.Thread(target=self.server.serve, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        vault_wire.disconnect()
        self.server.stop()
        self.thread.join(timeout=10)

    def restart(self, **changes: Any) -> None:
        """Stop, change a setting (protections, limits, demo) and start on the same store."""
        self.stop()
        for name, value in changes.items():
            setattr(self, name, value)
        self.start()

    def turn(self, wraps: dict[UUID, bytes] | None = None) -> dict[UUID, bytes]:
        """A whole turn for these wraps; what the web would store afterwards."""
        vault_client.begin_turn()
        turned = {case: vault_client.rewrap(case, wrap) for case, wrap in (wraps or {}).items()}
        vault_client.finish_turn()
        return turned


@dataclass
class Adopted:
    """A case as intake makes it, taken up by the vault."""

    case_id: UUID
    key: bytes
    wrap: bytes
    person: UUID | None
    incident: UUID | None


def adopt_case(
    *,
    person: UUID | None = None,
    incident: UUID | None = None,
    apart: tuple[UUID, ...] = (),
    code: str | None = None,
    removal: str | None = None,
    case_id: UUID | None = None,
) -> Adopted:
    """Seal a key to the vault's public key, and let the vault adopt the case."""
    case_id = case_id or uuid4()
    key, epoch = sealing.new_key(), vault_client.public_key()
    register = {
        "person": str(person) if person else None,
        "incident": str(incident) if incident else None,
        "apart": [str(one) for one in apart],
        "code": code,
        "removal": removal,
    }
    wrap = vault_client.adopt(
        case_id,
        sealing.wrap_for_vault(key, case_id, epoch),
        sealing.envelope_for_vault(register, case_id, epoch),
    )
    return Adopted(case_id, key, wrap, person, incident)


def enrolled_coordinator(role: str = "coordinator") -> UUID:
    """Somebody on the vault's own list; only while it is founding."""
    person = uuid4()
    vault_client.enrol(person, role)
    return person


@pytest.fixture
def vault_folder() -> Iterator[Path]:
    """Short enough for the path of a socket; in memory where there is such a place, because each
    call of the vault waits for the disk and hundreds of tests call it."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="vault-", dir=memory if memory.is_dir() else None))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def vault(
    request: pytest.FixtureRequest, vault_folder: Path, settings: Any
) -> Iterator[RunningVault]:
    """A new vault, founding, whose public key the database remembers where a test has one."""
    running = RunningVault(vault_folder / "store", vault_folder / "vault.sock")
    settings.VAULT_SOCKET = running.socket
    running.start()
    if _has_database(request):
        sealing.remember_epoch_key(vault_client.public_key())
    yield running
    running.stop()


def _has_database(request: pytest.FixtureRequest) -> bool:
    """Whether this test has one; if so it stands now, whatever the order of its fixtures."""
    mark = request.node.get_closest_marker("django_db")
    whole = bool({"transactional_db", "live_server"} & set(request.fixturenames))
    if mark is None and not whole and "db" not in request.fixturenames:
        return False
    whole = whole or bool(mark and mark.kwargs.get("transaction"))
    request.getfixturevalue("transactional_db" if whole else "db")
    return True


def read_entries(folder: Path, *case_keys: bytes) -> list[dict[str, str]]:
    """What the entries say, as far as a key of the vault or one of these case keys still opens
    them; of the others only what anybody reads."""
    db = sqlite3.connect(f"file:{folder / 'store.sqlite3'}?mode=ro", uri=True)
    found = [bytes.fromhex(handle) for (handle,) in db.execute("SELECT handle FROM cases")]
    found += [Epoch(*row).log_key for row in db.execute("SELECT number, seed FROM epochs")]
    db.close()
    found += [bytes.fromhex(handle_of(key)) for key in case_keys]
    return [_read_entry(line, found) for line in (folder / "log.jsonl").read_bytes().splitlines()]


def _read_entry(line: bytes, keys: list[bytes]) -> dict[str, str]:
    sealed = parts_of(line)
    for key in keys if sealed else ():
        if sealed and (read := read_line(sealed, key)):
            return read._asdict()
    return {"action": "", "role": "", **json.loads(line)}


@dataclass
class VaultProcess:
    """`python -m vault serve`, in a process of its own."""

    folder: Path
    socket: Path
    words: tuple[str, ...] = ("--demo",)
    program: tuple[str, ...] = ("vault",)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", *self.program, "serve", *self._places(), *self.words],
            stdout=subprocess.PIPE,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline().startswith(b"The vault listens on")

    def _places(self) -> list[str]:
        return ["--dir", str(self.folder), "--socket", str(self.socket)]

    def end(self, number: int) -> int:
        """Send the signal and wait. The exit status."""
        assert self.process is not None and self.process.stdout is not None
        self.process.send_signal(number)
        status = self.process.wait(timeout=60)
        self.process.stdout.close()
        self.process = None
        return status

    def kill(self) -> None:
        """As a power cut would."""
        self.end(signal.SIGKILL)

    def stop(self) -> int:
        return self.end(signal.SIGTERM)


@pytest.fixture
def vault_process(vault_folder: Path, settings: Any) -> Iterator[VaultProcess]:
    """The real program, started with --demo."""
    running = VaultProcess(vault_folder / "store", vault_folder / "vault.sock")
    settings.VAULT_SOCKET = running.socket
    running.start()
    yield running
    vault_wire.disconnect()
    if running.process is not None:
        running.stop()
