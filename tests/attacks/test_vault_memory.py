"""The real process, as the kernel shows it: no core, no debugger, no secret where others read."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from naast.cli.serve import vault_program
from naast.privacy import vault_client
from tests.factories.vault import VaultProcess, adopt_case

CRASH = "import resource, os; resource.setrlimit(resource.RLIMIT_CORE, ({0}, {0})); os.abort()"


def secrets_of(folder: Path) -> list[bytes]:
    db = sqlite3.connect(folder / "store.sqlite3")
    found = [row[0] for row in db.execute("SELECT seed FROM epochs")]
    found += [row[0] for row in db.execute("SELECT value FROM meta") if isinstance(row[0], bytes)]
    db.close()
    return found


def shown(pid: int, *files: str) -> bytes:
    return b"".join(Path(f"/proc/{pid}/{name}").read_bytes() for name in files)


def status(pid: int, word: str) -> str:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(line.split(":")[1].strip() for line in lines if line.startswith(f"{word}:"))


def test_environment_and_words_of_the_process_hold_no_secret(vault_process: VaultProcess) -> None:
    adopt_case()
    assert vault_process.process is not None
    seen = shown(vault_process.process.pid, "environ", "cmdline")
    secrets = secrets_of(vault_process.folder)
    assert len(secrets) >= 3
    assert [one for one in secrets if one in seen or one.hex().encode() in seen] == []
    assert str(vault_process.folder).encode() in seen  # what is there can be found


def test_naast_serve_gives_the_vault_none_of_its_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAAST_SECRET_KEY", "canary-secret")
    monkeypatch.setenv("NAAST_DATABASE_URL", "postgresql://naast:canary-secret@db/naast")
    assert "canary-secret" in str(dict(os.environ))
    program = vault_program("", "")
    given = [*program.command, *program.environment.values(), *program.environment]
    assert [word for word in given if "canary" in word or "NAAST_" in word] == []


def test_no_debugger_of_the_same_user_looks_into_the_vault(vault_process: VaultProcess) -> None:
    """The kernel gives what belongs to an undumpable process to root: /proc/PID of the vault's
    own user is not the vault's. Tried with a user of its own where the test may make one."""
    assert vault_process.process is not None
    pid = vault_process.process.pid
    assert Path(f"/proc/{pid}/environ").stat().st_uid == 0
    if os.geteuid() != 0:
        with pytest.raises(PermissionError):
            Path(f"/proc/{pid}/mem").open("rb").close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can start a process as another user")
def test_control_a_dumpable_process_of_another_user_belongs_to_that_user() -> None:
    code = "print(open('/proc/self/comm').read(), flush=True); input()"
    hidden = "import ctypes; ctypes.CDLL(None).prctl(4, 0, 0, 0, 0);"
    owners = [owner_of_environ(code), owner_of_environ(hidden + code)]
    assert owners == [1, 0]


def owner_of_environ(code: str) -> int:
    with subprocess.Popen(
        ["/usr/bin/python3" if Path("/usr/bin/python3").exists() else sys.executable, "-c", code],
        user=1, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd="/",
    ) as running:  # fmt: skip
        assert running.stdout is not None and running.stdin is not None
        running.stdout.readline()
        owner = Path(f"/proc/{running.pid}/environ").stat().st_uid
        running.stdin.close()
    return owner


def test_a_crash_leaves_no_core(vault_process: VaultProcess) -> None:
    assert vault_client.health().epoch == 1
    assert vault_process.process is not None
    pid = vault_process.process.pid
    os.kill(pid, signal.SIGSEGV)
    _, ended = os.waitpid(pid, 0)
    assert os.WTERMSIG(ended) == signal.SIGSEGV
    assert not os.WCOREDUMP(ended)
    assert vault_process.process.stdout is not None
    vault_process.process.stdout.close()
    vault_process.process.returncode = -signal.SIGSEGV
    vault_process.process = None


def test_where_it_may_the_vault_keeps_its_memory_out_of_swap(vault_process: VaultProcess) -> None:
    assert vault_process.process is not None
    pid = vault_process.process.pid
    if os.geteuid() != 0 or status(os.getpid(), "CapEff")[-4] not in "4567cdef":
        pytest.skip("this machine does not let the test lock memory")
    assert int(status(pid, "VmLck").split()[0]) > 1000
    assert int(status(os.getpid(), "VmLck").split()[0]) == 0
