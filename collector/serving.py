"""granian around the application: one worker, no access log, no request that waits for ever.

RSGI, granian's own interface: under WSGI a client that sends half a body and then nothing keeps a
thread for as long as it likes. Here it costs a connection for ten seconds.
"""

import asyncio
import os
import resource
import socket
import sys
from collections.abc import Awaitable, Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from collector.app import Answer, Application, Head
from collector.control import WillNotStart, listen, own_users, serve_in_background
from collector.core import Collector
from collector.memory import end_with_parent, hide_memory
from collector.store import SqliteStore, Store

WITHIN_SECONDS = 10
THREADS = 16  # as many ballots go to disk together
CONNECTIONS = 4_096
Handler = Callable[[Any, Any], Awaitable[None]]


@dataclass(frozen=True)
class Place:
    """Where the collector keeps, listens and is asked. database: postgresql://...; else SQLite."""

    folder: Path
    socket: Path
    host: str
    port: int
    database: str = ""
    web_uids: Collection[int] = ()


def serve(place: Place) -> None:
    """Until SIGTERM or SIGINT."""
    os.umask(0o077)
    hide_memory()
    place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _refuse_taken(place.host, place.port)
    _, files = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(files, 2 * CONNECTIONS), files))
    Granian(
        "collector",
        place.host,
        place.port,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,
        workers=1,
        websockets=False,
        backpressure=CONNECTIONS,
        http1_settings=HTTP1Settings(header_read_timeout=WITHIN_SECONDS * 1000),
        log_access=False,
        log_level=LogLevels.critical,
        workers_kill_timeout=5,
    ).serve(target_loader=lambda *_: _begin(place), wrap_loader=False)


def handler(application: Application) -> Handler:
    """What granian calls for each request."""
    threads = ThreadPoolExecutor(THREADS)

    async def handle(scope: Any, protocol: Any) -> None:
        told = scope.headers.get
        kind, length = told("content-type", ""), told("content-length", "")
        head = Head(scope.method, scope.path, kind, length)
        answer = application.early(head) or await _after_body(head, protocol)
        protocol.response_bytes(answer.status, answer.headers, answer.body)

    async def _after_body(head: Head, protocol: Any) -> Answer:
        try:
            posted = head.method == "POST"
            body = await asyncio.wait_for(protocol(), WITHIN_SECONDS) if posted else b""
        except Exception:  # too slow, or gone: what came is no request
            body = b""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(threads, application.late, head, body)

    return handle


def _begin(place: Place) -> Handler:
    """In the worker: the store, the control socket, and the handler for granian."""
    end_with_parent()
    hide_memory()
    users = own_users(place.web_uids)
    collector = Collector(_store(place))
    serve_in_background(collector, listen(place.socket, alone=users <= {os.geteuid()}), users)
    sys.stdout.write(f"The collector listens on {place.socket}.\n")
    sys.stdout.flush()
    return handler(Application(collector))


def _store(place: Place) -> Store:
    if not place.database:
        return SqliteStore(place.folder / "collector.sqlite3")
    from collector.store_postgres import PostgresStore  # noqa: PLC0415 SQLite needs no driver

    return PostgresStore(place.database)


def _refuse_taken(host: str, port: int) -> None:
    """A sentence instead of a trace where somebody listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as problem:
            raise WillNotStart(
                f"The collector cannot listen on port {port} of {host}."
            ) from problem
