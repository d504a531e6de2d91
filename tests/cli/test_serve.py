"""naast serve, for real: starts, starts again what dies, keeps vault and web apart, ends."""

import http.client
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture.code import ROOT

pytestmark = pytest.mark.slow
DEBIANS_PYTHON = "/usr/bin/python3.11"  # other users can read it
SETTINGS = {"NAAST_MODE": "test", "DJANGO_SETTINGS_MODULE": "naast.settings"}


class Naast:
    """A running naast serve on a port and a data folder of its own."""

    def __init__(self, folder: Path, python: str, **settings: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.folder = folder
        self.process = subprocess.Popen(
            [python, "-P", "-m", "naast.cli.main", "serve", f"--port={self.port}", "--workers=1"],
            env={**os.environ, **SETTINGS, "NAAST_DATA_DIR": str(folder), **settings},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait_until_ready(self) -> None:
        until(lambda: self.ready() == {"database": "answers", "vault": "answers"}, 120.0)

    def ready(self) -> dict[str, str]:
        """What /readyz says; empty while nobody answers."""
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            asking.request("GET", "/readyz")
            said = json.loads(asking.getresponse().read())
        except OSError:
            return {}
        finally:
            asking.close()
        assert isinstance(said, dict)
        return said

    def pid_of(self, word: str) -> int:
        """The child whose command has the word."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return next(
            int(child)
            for child in children.split()
            if word in Path(f"/proc/{child}/cmdline").read_text().split("\0")
        )


def until(true: Callable[[], bool], seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.05)


@pytest.fixture(scope="module")
def naast(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Naast]:
    """One for this whole file: starting takes seconds."""
    running = Naast(tmp_path_factory.mktemp("serve") / "data", sys.executable)
    yield running
    running.process.terminate()
    running.process.wait(30)


def test_a_killed_vault_closes_what_needs_it_and_comes_back(naast: Naast) -> None:
    naast.wait_until_ready()

    os.kill(naast.pid_of("vault"), signal.SIGKILL)

    until(lambda: naast.ready() == {"database": "answers", "vault": "does not answer"})
    naast.wait_until_ready()


def test_killed_pages_come_back(naast: Naast) -> None:
    naast.wait_until_ready()
    killed = naast.pid_of("granian")

    os.kill(killed, signal.SIGKILL)

    until(lambda: naast.ready() == {})
    naast.wait_until_ready()
    assert naast.pid_of("granian") != killed


def test_a_second_naast_on_the_same_data_is_refused(naast: Naast) -> None:
    naast.wait_until_ready()

    second = Naast(naast.folder, sys.executable)

    assert second.process.wait(30) == 1


def test_it_ends_without_leaving_anything(naast: Naast) -> None:
    """The last one: it ends what the others share."""
    naast.wait_until_ready()
    children = [naast.pid_of(word) for word in ("vault", "granian", "naast.cli.main")]

    naast.process.terminate()

    assert naast.process.wait(30) == 0
    assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []
    assert naast.ready() == {}


def may_change_users() -> bool:
    readable = all(folder.stat().st_mode & 0o005 == 0o005 for folder in (ROOT, *ROOT.parents))
    return os.geteuid() == 0 and Path(DEBIANS_PYTHON).exists() and readable


@pytest.fixture
def python_for_all(tmp_path: Path) -> Iterator[str]:
    """The distribution's Python with our packages, for users who may not read this one."""
    for folder in (tmp_path, *tmp_path.parents[:3]):  # pytest keeps these to itself
        if folder.name.startswith(("test_", "popen-", "pytest-")):  # one more beside xdist
            folder.chmod(0o711)
    before = os.umask(0o022)  # a test of the vault's command leaves a narrow one behind
    place = tmp_path / "venv"
    subprocess.run([DEBIANS_PYTHON, "-m", "venv", "--without-pip", place], check=True)
    packages = f"{sysconfig.get_path('purelib')}\n{ROOT}\n"
    (place / "lib/python3.11/site-packages/ours.pth").write_text(packages)
    yield str(place / "bin/python")
    os.umask(before)


@pytest.mark.skipif("NAAST_DATABASE_URL" in os.environ, reason="is about the file of SQLite")
@pytest.mark.skipif(not may_change_users(), reason="needs root and a Python that all may read")
def test_no_user_can_look_into_the_folder_of_another(tmp_path: Path, python_for_all: str) -> None:
    folder = tmp_path / "data"
    users = {"VAULT": "daemon", "WEB": "www-data", "ISSUER": "games", "COLLECTOR": "man"}
    named = {f"NAAST_{name}_USER": user for name, user in users.items()}
    running = Naast(folder, python_for_all, **named)
    try:
        running.wait_until_ready()

        assert owner_of(running.pid_of("vault")) == "daemon"
        assert owner_of(running.pid_of("granian")) == "www-data"
        assert can_read("www-data", folder / "naast.sqlite3")
        assert not can_read("www-data", folder / "vault" / "store.sqlite3")
        assert can_read("daemon", folder / "vault" / "store.sqlite3")
        assert not can_read("daemon", folder / "naast.sqlite3")
        for name in ("issuer", "collector"):
            own, store = users[name.upper()], folder / name / f"{name}.sqlite3"
            until(store.exists)
            assert owner_of(running.pid_of(name)) == own
            readers = {user for user in users.values() if can_read(user, store)}
            assert readers == {own}
            assert may_ask("www-data", folder / f"run-{name}" / "control.sock")
    finally:
        running.process.terminate()
        running.process.wait(30)


def owner_of(pid: int) -> str:
    return pwd.getpwuid(Path(f"/proc/{pid}").stat().st_uid).pw_name


def may_ask(user: str, path: Path) -> bool:
    """The socket is there for the web, and for nobody else: see tests/issuer/test_control.py."""
    code = "import socket, sys; socket.socket(socket.AF_UNIX).connect(sys.argv[1])"
    words = [DEBIANS_PYTHON, "-c", code, str(path)]
    until(path.exists)
    done = subprocess.run(words, user=user, group=user, capture_output=True, check=False)
    return done.returncode == 0


def can_read(user: str, path: Path) -> bool:
    words = [shutil.which("cat") or "cat", str(path)]
    return (
        subprocess.run(words, user=user, group=user, capture_output=True, check=False).returncode
        == 0
    )
