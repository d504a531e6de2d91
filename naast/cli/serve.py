"""naast serve: vault, web, jobs, issuer and collector on one machine under one supervisor."""

import fcntl
import http.client
import logging.config
import os
import pwd
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from django.conf import settings

from naast.cli.answers import answer_programs, make_answer_folders
from naast.cli.supervisor import CannotStart, Program, Supervisor, spawn

_PYTHON = (sys.executable, "-P", "-m")  # -P: the working folder adds no modules
_KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "HOME", "VIRTUAL_ENV", "PYTHONWARNINGS")


@dataclass(frozen=True)
class Doors:
    """Where the web listens."""

    host: str
    port: int
    workers: int = 2

    @property
    def address(self) -> str:
        """As a person types it."""
        return f"http://{self.host}:{self.port}"


@click.command(help="Start everything on this machine: vault, web, jobs, issuer and collector.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where the web listens.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
def serve(host: str, port: int, workers: int) -> None:
    """Ends on SIGTERM or Ctrl-C."""
    doors = Doors(host, port, workers)
    run_everything(doors, on_ready=lambda: click.echo(f"Naast is ready on {doors.address}"))


def run_everything(doors: Doors, *, on_ready: Callable[[], None]) -> None:
    """Start in order, call on_ready once pages come, watch until told to stop; exits 1 if not.

    Needs the settings only: loading the models here would cost the first page half a second.
    """
    logging.config.dictConfig(settings.LOGGING)
    try:
        with only_one():
            _supervise(doors, on_ready)
    except CannotStart as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)


def _supervise(doors: Doors, on_ready: Callable[[], None]) -> None:
    supervisor = Supervisor()
    supervisor.obey_signals()
    vault_user, web_user = users()
    make_folders(vault_user, web_user)
    answers = answer_programs(doors.host, doors.port, web_user)
    make_answer_folders(answers)
    try:
        supervisor.start(vault_program(vault_user, web_user))
        prepare(web_user)  # meanwhile the vault starts
        supervisor.start(web_program(doors, web_user))
        supervisor.wait_until_ready("vault")
        supervisor.wait_until_ready("web")
        supervisor.start(jobs_program(web_user))  # after the first page, which somebody waits for
        for program in answers:
            supervisor.start(program)
        if not supervisor.stopping:
            on_ready()
        supervisor.watch()
    finally:
        supervisor.end()


@contextmanager
def only_one() -> Iterator[None]:
    """Hold the lock of the data folder; CannotStart while another Naast runs on it."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with lock_file().open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStart(f"Naast is already running on {settings.DATA_DIR}.") from None
        yield


def lock_file() -> Path:
    """Held as long as Naast runs on the data folder."""
    path: Path = settings.DATA_DIR / "serve.lock"
    return path


def users() -> tuple[str, str]:
    """Names of the vault's and the web's user; empty for the one who starts Naast."""
    names = (settings.VAULT_USER, settings.WEB_USER)
    if os.geteuid() != 0 and any(names):
        raise CannotStart("Only root can give vault and web a user of their own. Start as root.")
    if bool(names[0]) != bool(names[1]) or (any(names) and len(set(names)) == 1):
        raise CannotStart("Set NAAST_VAULT_USER and NAAST_WEB_USER both, to two different users.")
    if not any(names):
        click.echo(
            "Vault and web run as one user here. In a hospital give each its own: set "
            "NAAST_VAULT_USER and NAAST_WEB_USER and start as root.",
            err=True,
        )
    return names


def make_folders(vault_user: str, web_user: str) -> None:
    """The vault's folder is its own; at the socket's folder the web may pass but not look."""
    for folder, owner, mode in (
        (settings.DATA_DIR, web_user, 0o711 if vault_user else 0o700),
        (settings.VAULT_DIR, vault_user, 0o700),
        (settings.VAULT_SOCKET.parent, vault_user, 0o711 if vault_user else 0o700),
        (metrics_folder(), web_user, 0o700),
    ):
        folder.mkdir(parents=True, exist_ok=True)
        if owner:
            shutil.chown(folder, owner, pwd.getpwnam(owner).pw_gid)
        folder.chmod(mode)
    if web_user:  # commands are run as the web's user, and take the lock too
        shutil.chown(lock_file(), web_user)
    for old in metrics_folder().glob("*.db"):
        old.unlink()


def metrics_folder() -> Path:
    """Where the web's processes put their counts together; emptied at each start."""
    folder: Path = settings.DATA_DIR / "metrics"
    return folder


def vault_program(vault_user: str, web_user: str) -> Program:
    """The vault knows none of the settings: neither the database nor the web's secret."""
    web_uid = pwd.getpwnam(web_user).pw_uid if web_user else os.geteuid()
    options = ["--dir", settings.VAULT_DIR, "--socket", settings.VAULT_SOCKET, "--web-uid", web_uid]
    if settings.VAULT_REPLICA:
        options += ["--replica", settings.VAULT_REPLICA]
        options += ["--replica-may"] if settings.VAULT_REPLICA_MODE == "may" else []
    demo = ["--demo"] if settings.MODE == "demo" else []
    return Program(
        name="vault",
        command=[*_PYTHON, "vault", "serve", *map(str, options), *demo],
        environment={name: os.environ[name] for name in _KEPT if name in os.environ},
        user=vault_user,
        folder=settings.VAULT_DIR,
        is_ready=vault_listens,
    )


def web_program(doors: Doors, user: str) -> Program:
    """granian over WSGI; threads, so that a page that waits for the vault holds up no other."""
    options = {
        "--interface": "wsgi",
        "--host": doors.host,
        "--port": doors.port,
        "--workers": doors.workers,
        "--blocking-threads": 4,
        "--log-level": "warning",
        "--workers-kill-timeout": "5s",
    }
    words = [str(word) for pair in options.items() for word in pair]
    return Program(
        name="web",
        command=[*_PYTHON, "granian", *words, "--no-ws", "--respawn-failed-workers",
                 "naast.wsgi:application"],
        environment={**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(metrics_folder())},
        user=user,
        folder=settings.DATA_DIR,
        is_ready=lambda: web_answers(doors),
        ready_within_seconds=90.0,  # a cold disk or a busy machine; a fault ends the process anyway
    )  # fmt: skip


def jobs_program(user: str) -> Program:
    """The loop of duties."""
    return _own_command("jobs", "run", user=user)


def prepare(user: str) -> None:
    """Migrate and collect what pages load, as the web's user."""
    program = _own_command("migrate", "--static", user=user)
    if spawn(program).wait() != 0:
        raise CannotStart("The database could not be brought to this version. See above.")


def _own_command(*words: str, user: str) -> Program:
    command = [*_PYTHON, "naast.cli.main", *words]
    return Program(words[0], command, dict(os.environ), user=user, folder=settings.DATA_DIR)


def vault_listens() -> bool:
    """Somebody accepts at the socket."""
    with socket.socket(socket.AF_UNIX) as knock:
        return knock.connect_ex(str(settings.VAULT_SOCKET)) == 0


def web_answers(doors: Doors) -> bool:
    """The first page comes."""
    asking = http.client.HTTPConnection(doors.host, doors.port, timeout=5)
    try:
        asking.request("GET", "/healthz", headers={"Host": settings.ALLOWED_HOSTS[0].lstrip(".")})
        return asking.getresponse().status == 200
    except OSError:
        return False
    finally:
        asking.close()
