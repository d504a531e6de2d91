"""Work in a process of its own that is killed in the middle: kill -9, as a power cut would."""

import os
import random
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connections

from naast.privacy import vault_wire

Acknowledge = Callable[[str], None]
Work = Callable[[Acknowledge], None]
LONGEST_WAIT_SECONDS = 20.0
FAILED = "failed: "


@dataclass
class Worker:
    """A process that does the work for ever. said: what it acknowledged, in whole lines."""

    pid: int
    pipe: int
    said: bytes = b""

    def wait_for_first(self) -> None:
        """Until it acknowledged something, so that the blow falls in the middle of its work."""
        until = time.monotonic() + LONGEST_WAIT_SECONDS
        while b"\n" not in self.said:
            assert time.monotonic() < until, "the worker does nothing"
            more = os.read(self.pipe, 4096)
            assert more, "the worker ended by itself"
            self.said += more

    def kill(self) -> list[str]:
        """kill -9; every whole line it had acknowledged by then."""
        os.kill(self.pid, signal.SIGKILL)
        _pid, status = os.waitpid(self.pid, 0)
        while more := os.read(self.pipe, 65536):
            self.said += more
        os.close(self.pipe)
        lines = self.said.decode().split("\n")[:-1]
        assert not any(line.startswith(FAILED) for line in lines), "\n".join(lines)
        assert os.WIFSIGNALED(status)
        return lines


def start(work: Work) -> Worker:
    """Forked, with a connection of its own to database and vault."""
    connections.close_all()
    vault_wire.disconnect()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(reading)
            work(lambda word: _write(writing, word))
            time.sleep(LONGEST_WAIT_SECONDS)  # all done: the blow comes too late
        except BaseException:
            _write(writing, FAILED + traceback.format_exc().replace("\n", " | "))
        finally:
            os._exit(1)
    os.close(writing)
    return Worker(pid, reading)


def _write(pipe: int, word: str) -> None:
    os.write(pipe, f"{word}\n".encode())


def killed_at_work(work: Work, chance: random.Random, *, within: float = 0.15) -> list[str]:
    """What the work had acknowledged when it was killed, somewhere within so many seconds."""
    worker = start(work)
    worker.wait_for_first()
    time.sleep(chance.uniform(0, within))
    return worker.kill()
