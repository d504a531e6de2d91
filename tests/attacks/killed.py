"""Work in a process of its own that is killed in the middle: kill -9, as a power cut would.

Processes come from a server with a single thread, never from a fork of the test's own process: a
fork copies the locks that other threads (live server, vault) hold at that moment, and the child may
wait for one of them for ever.
"""

import multiprocessing
import os
import random
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess

from django.conf import settings
from django.db import connections

from naast.privacy import vault_wire
from tests.factories.database import database_url

Acknowledge = Callable[[str], None]
Work = Callable[[Acknowledge], None]
LONGEST_WAIT_SECONDS = 30.0
FAILED = "failed: "

_server = multiprocessing.get_context("forkserver")
_server.set_forkserver_preload(["tests.attacks.killed_child"])


@dataclass
class Worker:
    """A process that does the work for ever. said: what it acknowledged."""

    process: ForkServerProcess
    pipe: Connection
    said: list[str] = field(default_factory=list)

    def wait_for_first(self) -> None:
        """Until it acknowledged something, so that the blow falls in the middle of its work."""
        if not self.said:
            assert self.pipe.poll(LONGEST_WAIT_SECONDS), "the worker does nothing"
            self._listen()
            assert self.said, "the worker ended by itself"

    def kill(self) -> list[str]:
        """kill -9; everything it had acknowledged by then."""
        self.process.kill()
        self.process.join(LONGEST_WAIT_SECONDS)
        while self._listen():
            pass
        self.pipe.close()
        assert not any(line.startswith(FAILED) for line in self.said), "\n".join(self.said)
        assert self.process.exitcode == -signal.SIGKILL
        return self.said

    def _listen(self) -> bool:
        """One word more; False when there is none, or only half of one."""
        try:
            self.said.append(self.pipe.recv_bytes().decode())
        except (EOFError, OSError):
            return False
        return True


def start(work: Work) -> Worker:
    """With connections of its own to database and vault. work can be pickled: no closure."""
    reading, writing = _server.Pipe(duplex=False)
    process = _server.Process(target=_work, args=(work, str(settings.VAULT_SOCKET), writing))
    with _environment_of_the_test():
        process.start()
    writing.close()
    return Worker(process, reading)


@contextmanager
def _environment_of_the_test() -> Iterator[None]:
    """The server that forks reads it once, when the first process starts."""
    before = dict(os.environ)
    os.environ |= {"NAAST_DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _work(work: Work, vault_socket: str, pipe: Connection) -> None:
    """In the new process."""
    settings.VAULT_SOCKET = vault_socket
    connections.close_all()
    vault_wire.disconnect()
    try:
        work(lambda word: pipe.send_bytes(word.encode()))
        time.sleep(2 * LONGEST_WAIT_SECONDS)  # all done: the blow comes too late
    except BaseException:
        pipe.send_bytes((FAILED + traceback.format_exc().replace("\n", " | ")).encode())
    finally:
        os._exit(1)


def killed_at_work(work: Work, chance: random.Random, *, within: float = 0.15) -> list[str]:
    """What the work had acknowledged when it was killed, somewhere within so many seconds."""
    worker = start(work)
    worker.wait_for_first()
    time.sleep(chance.uniform(0, within))
    return worker.kill()
