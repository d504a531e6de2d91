"""The supervisor starts in order, starts again what dies, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from naast.cli.supervisor import CannotStart, Program, Supervisor, spawn


def a_program(code: str, **kw: object) -> Program:
    fields = {"name": "child", "command": [sys.executable, "-c", code], "environment": {}} | kw
    return Program(**fields)  # type: ignore[arg-type]


def until(true: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.02)


@pytest.fixture
def supervisor() -> Iterator[Supervisor]:
    """Watches in a thread; ended after the test."""
    supervisor = Supervisor()
    yield supervisor
    supervisor.stop()
    supervisor.end()


def test_what_dies_is_started_again(supervisor: Supervisor, tmp_path: Path) -> None:
    mark = tmp_path / "starts"
    code = f"open({str(mark)!r}, 'a').write('x'); import time; time.sleep(60)"
    supervisor.start(a_program(code))
    watching = threading.Thread(target=supervisor.watch)
    watching.start()
    until(lambda: mark.exists() and mark.read_text() == "x")

    os.kill(supervisor.children[0].process.pid, signal.SIGKILL)

    until(lambda: mark.read_text() == "xx")
    supervisor.stop()
    watching.join()


def test_a_program_that_keeps_dying_is_started_less_and_less_often(supervisor: Supervisor) -> None:
    supervisor.start(a_program("raise SystemExit(3)"))
    watching = threading.Thread(target=supervisor.watch)
    watching.start()

    until(lambda: supervisor.children[0].deaths == 2)
    supervisor.stop()
    watching.join()

    child = supervisor.children[0]
    assert child.again_at is not None
    assert child.again_at - child.started > 0.9


def test_waiting_ends_when_the_program_is_ready(supervisor: Supervisor, tmp_path: Path) -> None:
    mark = tmp_path / "ready"
    code = f"open({str(mark)!r}, 'w'); import time; time.sleep(60)"
    supervisor.start(a_program(code, is_ready=mark.exists))

    supervisor.wait_until_ready("child")

    assert mark.exists()


def test_waiting_ends_with_a_sentence_when_the_program_dies(supervisor: Supervisor) -> None:
    supervisor.start(a_program("raise SystemExit(3)", is_ready=lambda: False))

    with pytest.raises(CannotStart, match="The child process did not start"):
        supervisor.wait_until_ready("child")


def test_the_end_takes_grandchildren_along(supervisor: Supervisor, tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    code = (
        "import subprocess, sys, time\n"
        "kid = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"open({str(mark)!r}, 'w').write(str(kid.pid))\n"
        "time.sleep(60)"
    )
    supervisor.start(a_program(code))
    until(lambda: mark.exists() and mark.read_text() != "")
    grandchild = int(mark.read_text())

    supervisor.end()

    until(lambda: not is_alive(grandchild))


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_an_unknown_user_is_a_sentence() -> None:
    with pytest.raises(CannotStart, match="There is no user nobody-here on this machine"):
        spawn(a_program("pass", user="nobody-here"))


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own signal exists on Linux only")
def test_children_end_when_the_supervisor_itself_is_killed(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    code = (
        "import sys, time\n"
        "from naast.cli.supervisor import Program, spawn\n"
        "child = spawn(Program('c', [sys.executable, '-c', 'import time; time.sleep(60)'], {}))\n"
        f"open({str(mark)!r}, 'w').write(str(child.pid))\n"
        "time.sleep(60)"
    )
    supervisor = subprocess.Popen([sys.executable, "-c", code])
    until(lambda: mark.exists() and mark.read_text() != "")

    supervisor.kill()
    supervisor.wait()

    until(lambda: not is_alive(int(mark.read_text())))
