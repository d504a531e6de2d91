"""The loop of the jobs process: claims each duty that is due and does it, one after another."""

import os
import secrets
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import structlog
from django.db import DatabaseError, close_old_connections, connection

from naast.jobs import lease
from naast.jobs.duties import Duty, all_duties

HEARTBEAT = timedelta(seconds=15)
TICK_SECONDS = 1.0
EXIT_OVER_LIMIT = 70

log = structlog.get_logger("naast.jobs")


def utc_now() -> datetime:
    """The clock of this machine."""
    return datetime.now(UTC)


def holder_name() -> str:
    """Which process this is; random at the end, because process numbers come back."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{secrets.token_hex(4)}"


def run_due(*, holder: str, clock: Callable[[], datetime] = utc_now) -> list[str]:
    """Do every duty that is due and free; names of those that succeeded."""
    duties = all_duties()
    due = lease.due_names(names=duties.keys(), now=clock())
    return [name for name, duty in duties.items() if name in due and _run_one(duty, holder, clock)]


def run_forever(stop: threading.Event) -> None:
    """Until stop is set. An error of the database is waited out."""
    holder = holder_name()
    while not stop.is_set():
        try:
            close_old_connections()
            run_due(holder=holder)
        except Exception as error:
            log.error("loop_failed", error=type(error).__name__)
            connection.close()
        stop.wait(TICK_SECONDS)


def _run_one(duty: Duty, holder: str, clock: Callable[[], datetime]) -> bool:
    began = clock()
    if not lease.claim(name=duty.name, holder=holder, now=began):
        return False
    try:
        with _heart(duty, holder):
            duty.work(began)
    except Exception as error:  # the message may hold what a person typed, so only its kind
        wait = lease.give_up(name=duty.name, holder=holder, now=clock())
        kind = type(error).__name__
        log.error("duty_failed", duty=duty.name, error=kind, again_in=wait.total_seconds())
        return False
    lease.finish(duty=duty, holder=holder, began=began, ended=clock())
    return True


@contextmanager
def _heart(duty: Duty, holder: str) -> Iterator[None]:
    """Prolong the lease while the duty runs. Over the limit or robbed: end the whole process.

    A thread cannot be stopped from outside. The supervisor starts a new process; nobody takes the
    duty again before the lease of a minute has run out.
    """
    done = threading.Event()
    thread = threading.Thread(target=_beat, args=(duty, holder, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _beat(duty: Duty, holder: str, done: threading.Event) -> None:
    ends = utc_now() + duty.limit
    try:
        while not done.wait(min(HEARTBEAT, max(ends - utc_now(), timedelta())).total_seconds()):
            over = utc_now() >= ends
            if over or not _prolong(duty, holder):
                log.error("duty_ended", duty=duty.name, over_limit=over)
                os._exit(EXIT_OVER_LIMIT)
    finally:
        connection.close()


def _prolong(duty: Duty, holder: str) -> bool:
    try:
        return lease.prolong(name=duty.name, holder=holder, now=utc_now())
    except DatabaseError:  # busy: the lease outlasts three missed beats
        return True
