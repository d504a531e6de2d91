"""Keeps a few processes alive: starts them in order, starts again what dies, stops all together."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import structlog

LONGEST_PAUSE_SECONDS = 30.0
STEADY_SECONDS = 60.0  # alive this long: the next death counts as the first again
GRACE_SECONDS = 10.0
LOOK_SECONDS = 0.1

log = structlog.get_logger("naast.supervisor")


class CannotStart(Exception):
    """A process did not start; the message is a sentence."""


@dataclass(frozen=True)
class Program:
    """What to run. user: name of another user, only when root starts it; umask: 0o077 or looser."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    user: str = ""
    folder: Path | None = None
    is_ready: Callable[[], bool] | None = None
    ready_within_seconds: float = 20.0


@dataclass
class _Child:
    program: Program
    process: subprocess.Popen[bytes]
    started: float
    deaths: int = 0
    again_at: float | None = None


@dataclass
class Supervisor:
    """start() each program in order, then watch() until stop is asked, then end()."""

    stopping: bool = False
    children: list[_Child] = field(default_factory=list)

    def obey_signals(self) -> None:
        """SIGTERM and SIGINT end watch()."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stop())

    def stop(self) -> None:
        """May be called from a signal handler."""
        self.stopping = True

    def start(self, program: Program) -> None:
        """Start it without waiting; see wait_until_ready."""
        self.children.append(_Child(program, spawn(program), time.monotonic()))
        log.info("child_started", child=program.name)

    def wait_until_ready(self, name: str) -> None:
        """Raises CannotStart when it dies or is not ready in time."""
        child = next(child for child in self.children if child.program.name == name)
        ready = child.program.is_ready or (lambda: True)
        end = child.started + child.program.ready_within_seconds
        while not self.stopping and not ready():
            if child.process.poll() is not None or time.monotonic() > end:
                raise CannotStart(f"The {name} process did not start. See the lines above.")
            time.sleep(LOOK_SECONDS)

    def watch(self) -> None:
        """Until stop(): start again whatever ended, after a pause that doubles up to 30 s."""
        while not self.stopping:
            for child in self.children:
                _look_after(child)
            time.sleep(LOOK_SECONDS)

    def end(self) -> None:
        """Stop all, the last started first; whoever does not go in time is killed."""
        for child in reversed(self.children):
            _signal_group(child.process, signal.SIGTERM)
            try:
                child.process.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                log.error("child_killed", child=child.program.name)
            _signal_group(child.process, signal.SIGKILL)  # also what it left behind
            child.process.wait()


def spawn(
    program: Program, *, output: int | None = None, errors: int | None = None
) -> subprocess.Popen[bytes]:
    """A process of its own group that ends with this one; CannotStart when the user cannot run it.

    Not a shell: the command is a list of words.
    """
    uid, gid = _identity(program.user)
    try:
        return subprocess.Popen(
            [*_ends_with_parent(), *program.command],
            env=dict(program.environment),
            cwd=program.folder,
            stdout=output,
            stderr=errors,
            start_new_session=True,
            umask=0o077,
            user=uid,
            group=gid,
            extra_groups=None if uid is None else [],
        )
    except (OSError, subprocess.SubprocessError) as problem:
        raise CannotStart(
            f"The user {program.user or 'who starts Naast'} cannot run {program.command[0]}. "
            "Install Python where that user can read it."
        ) from problem


def _identity(user: str) -> tuple[int | None, int | None]:
    if not user:
        return None, None
    try:
        known = pwd.getpwnam(user)
    except KeyError:
        raise CannotStart(f"There is no user {user} on this machine. Create it first.") from None
    return known.pw_uid, known.pw_gid


def _ends_with_parent() -> list[str]:
    """Words before the command: the kernel ends it when the supervisor is killed.

    Python's own hook between fork and exec may wait for ever for a lock of another thread.
    """
    setpriv = shutil.which("setpriv", path="/usr/bin:/bin") if sys.platform == "linux" else None
    return [setpriv, "--pdeathsig", "TERM", "--"] if setpriv else []


def _look_after(child: _Child) -> None:
    code = child.process.poll()
    now = time.monotonic()
    if code is None:
        return
    if child.again_at is None:
        child.deaths = 0 if now - child.started > STEADY_SECONDS else child.deaths
        pause = min(0.5 * 2.0**child.deaths, LONGEST_PAUSE_SECONDS)
        child.again_at = now + pause
        child.deaths += 1
        _signal_group(child.process, signal.SIGKILL)
        log.error("child_ended", child=child.program.name, code=code, again_in=pause)
    elif now >= child.again_at:
        child.process = spawn(child.program)
        child.started, child.again_at = now, None
        log.info("child_started", child=child.program.name)


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return
