"""The two processes of anonymous answers, as naast serve starts them: issuer and collector.

Neither knows the settings of the web: no database, no secret, only its own folder and address.
"""

import os
import pwd
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from django.conf import settings

from naast.cli.supervisor import CannotStart, Program

_PYTHON = (sys.executable, "-P", "-m")  # -P: the working folder adds no modules
_KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "HOME", "VIRTUAL_ENV", "PYTHONWARNINGS")
ISSUER_PORT, COLLECTOR_PORT = 1, 2  # this much above the web's


def name_addresses(port: int) -> None:
    """Where nothing is set, the children learn the addresses that belong to the web's port."""
    if settings.MODE == "production":
        return
    for name, above in (("NAAST_ISSUER_URL", ISSUER_PORT), ("NAAST_COLLECTOR_URL", COLLECTOR_PORT)):
        os.environ.setdefault(name, f"http://localhost:{port + above}")


def answer_programs(host: str, port: int, web_user: str) -> list[Program]:
    """Those that can be started here: none where evaluation is off or has no address yet."""
    if not settings.EVALUATION:
        return []
    name_addresses(port)
    origin = os.environ.get("NAAST_COLLECTOR_URL", "")
    if not origin:
        return _not_started("Set NAAST_ISSUER_URL and NAAST_COLLECTOR_URL, or NAAST_EVALUATION=no.")
    users = _users(web_user)
    if users is None:
        return _not_started(
            "Give issuer and collector users of their own: set NAAST_ISSUER_USER and "
            "NAAST_COLLECTOR_USER."
        )
    uid = pwd.getpwnam(web_user).pw_uid if web_user else os.geteuid()
    told = ["--host", host, "--web-uid", str(uid)]
    ask_issuer = [*told, "--port", str(port + ISSUER_PORT), "--collector-origin", origin]
    made = [_program("issuer", settings.ISSUER_DIR, settings.ISSUER_SOCKET, ask_issuer, users[0])]
    if settings.COLLECTOR_HERE:
        words = [*told, "--port", str(port + COLLECTOR_PORT)]
        folder, socket = settings.COLLECTOR_DIR, settings.COLLECTOR_SOCKET
        made.append(_program("collector", folder, socket, words, users[1]))
    return made


def make_answer_folders(programs: Sequence[Program]) -> None:
    """Each folder is its user's own; through the socket's the web may pass but not look."""
    sockets = {
        "issuer": settings.ISSUER_SOCKET.parent,
        "collector": settings.COLLECTOR_SOCKET.parent,
    }
    for program in programs:
        apart = 0o711 if program.user else 0o700
        _make(program.folder or Path(), program.user, 0o700)
        _make(sockets[program.name], program.user, apart)


def _program(name: str, folder: Path, socket: Path, words: list[str], user: str) -> Program:
    environment = {key: os.environ[key] for key in _KEPT if key in os.environ}
    if name == "collector" and settings.COLLECTOR_DATABASE_URL:
        environment["COLLECTOR_DATABASE"] = settings.COLLECTOR_DATABASE_URL
    command = [*_PYTHON, name, "serve", "--dir", str(folder), "--socket", str(socket), *words]
    return Program(name, command, environment, user=user, folder=folder)


def _users(web_user: str) -> tuple[str, str] | None:
    """Empty for the one who starts Naast; None where the web has a user of its own and these two
    have not: then they would be root's."""
    names = (settings.ISSUER_USER, settings.COLLECTOR_USER)
    if os.geteuid() != 0 and any(names):
        raise CannotStart("Only root can give issuer and collector users of their own.")
    if bool(web_user) != all(names) or bool(web_user) != any(names):
        return None
    if any(names) and len({*names, web_user, settings.VAULT_USER}) != 4:
        raise CannotStart("Web, vault, issuer and collector each need a user of their own.")
    return names


def _not_started(sentence: str) -> list[Program]:
    click.echo(f"Anonymous answers are not there yet. {sentence}", err=True)
    return []


def _make(folder: Path, user: str, mode: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if user:
        shutil.chown(folder, user, pwd.getpwnam(user).pw_gid)
    folder.chmod(mode)
